using System.Text.Json;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Benchmarks.Reports;

/// <summary>Writes a report as Markdown, JSON and a plot.</summary>
internal static class ReportFiles
{
    public static void Write(BenchmarkReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, "benchmark.md"), MarkdownReport.Write(report));
        WholeFile.Write(
            Path.Combine(folder, "benchmark.json"),
            JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Default.BenchmarkReport)
        );
        WholeFile.Write(Path.Combine(folder, "benchmark.png"), PlotReport.Draw(report));
    }
}
