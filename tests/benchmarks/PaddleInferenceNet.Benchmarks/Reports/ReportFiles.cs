using System.Text.Json;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Benchmarks.Reports;

/// <summary>Writes a report as Markdown, JSON and a plot.</summary>
internal static class ReportFiles
{
    public static void Write(BenchmarkReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(
            Path.Combine(folder, "benchmark.md"),
            file => File.WriteAllText(file, MarkdownReport.Write(report))
        );
        WholeFile.Write(
            Path.Combine(folder, "benchmark.json"),
            file =>
                File.WriteAllBytes(
                    file,
                    JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Default.BenchmarkReport)
                )
        );
        WholeFile.Write(Path.Combine(folder, "benchmark.png"), file => PlotReport.Write(report, file));
    }
}
