using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Reports;
using PaddleInferenceNet.Benchmarks.Scenarios;
using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks;

/// <summary>Runs the contest and writes the report.</summary>
internal static class BenchmarkCommand
{
    public static int Run(bool quick, string? embedded, string? official)
    {
        Dictionary<EngineKind, string?> libraries = new() { [EngineKind.Embedded] = embedded ?? TestLibrary.Built };
        if (official is not null)
        {
            libraries[EngineKind.Official] = official;
        }

        if (Directory.Exists(Path.Combine(SharedData.Root, "peers")))
        {
            libraries[EngineKind.OnnxRuntime] = null;
        }

        using Contest contest = new(libraries, quick, Console.Error.WriteLine);
        List<Measurement> measurements = [.. contest.Run()];
        BenchmarkReport report = new(Machine.Current, quick, contest.Descriptions, measurements);
        var folder = RepositoryRoot.Combine("artifacts", "bench");
        // First of all to the console: where the files have no room, an hour of measuring is not lost.
        Console.WriteLine(MarkdownReport.Write(report));
        ReportFiles.Write(report, folder);
        Console.Error.WriteLine($"Written to {folder}.");
        return 0;
    }
}
