using System.Text.Json;

namespace PaddleInferenceNet.Benchmarks.Reports;

/// <summary>Writes a report as Markdown, JSON and a plot.</summary>
internal static class ReportFiles
{
    public static void Write(BenchmarkReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, "benchmark.md"), file => File.WriteAllText(file, MarkdownReport.Write(report)));
        Replace(
            Path.Combine(folder, "benchmark.json"),
            file =>
                File.WriteAllBytes(
                    file,
                    JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Default.BenchmarkReport)
                )
        );
        Replace(Path.Combine(folder, "benchmark.png"), file => PlotReport.Write(report, file));
    }

    private static void Replace(string path, Action<string> write)
    {
        var temporary = path + ".partial" + Path.GetExtension(path);
        write(temporary);
        File.Move(temporary, path, overwrite: true);
    }
}
