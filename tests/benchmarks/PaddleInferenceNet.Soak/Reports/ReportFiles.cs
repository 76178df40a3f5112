using System.Text.Json;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Soak.Reports;

/// <summary>Writes a report as Markdown, JSON and a plot.</summary>
internal static class ReportFiles
{
    public static void Write(SoakReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, "soak.md"), MarkdownReport.Write(report));
        WholeFile.Write(
            Path.Combine(folder, "soak.json"),
            JsonSerializer.SerializeToUtf8Bytes(report, SoakJson.Default.SoakReport)
        );
        WholeFile.Write(Path.Combine(folder, "soak.png"), PlotReport.Draw(report));
    }
}
