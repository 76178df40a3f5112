using System.Globalization;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Says how far downloads are, at every tenth.</summary>
internal sealed class DownloadNotes(Messages messages) : IProgress<DownloadProgress>
{
    private const double Mebibyte = 1024 * 1024;

    private string _model = "";
    private long _tenths;

    public void Report(DownloadProgress value)
    {
        var tenths = value.TotalBytes is { } total and > 0
            ? 10 * value.Bytes / total
            : (long)(value.Bytes / Mebibyte / 10);
        if (value.Model == _model && tenths <= _tenths)
        {
            return;
        }

        (_model, _tenths) = (value.Model, tenths);
        var all = value.TotalBytes is { } bytes ? $" of {Size(bytes)}" : "";
        messages.Note($"{value.Model}: {Size(value.Bytes)}{all}");
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0.0} MiB");
}
