using System.Globalization;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Says how far downloads are, at every tenth.</summary>
internal sealed class DownloadNotes(Messages messages) : IProgress<DownloadProgress>
{
    private const double Mebibyte = 1024 * 1024;

    private string _item = "";
    private long _tenths;

    public void Report(DownloadProgress value)
    {
        var tenths = value.TotalBytes is { } total and > 0
            ? 10 * value.Bytes / total
            : (long)(value.Bytes / Mebibyte / 10);
        if (value.Item == _item && tenths <= _tenths)
        {
            return;
        }

        (_item, _tenths) = (value.Item, tenths);
        var all = value.TotalBytes is { } bytes ? $" of {Size(bytes)}" : "";
        messages.Note($"{value.Item}: {Size(value.Bytes)}{all}");
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0.0} MiB");
}
