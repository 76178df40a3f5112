using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Reports;
using PaddleInferenceNet.Benchmarks.Scenarios;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.TestKit.Tests.Reports;

/// <summary>The files of a benchmark, where there is no room or no right for them, or a run was ended while it wrote.</summary>
public sealed class BenchmarkReportFilesTests : ReportFilesFixture
{
    private static readonly BenchmarkReport Report = new(
        Machine.Current,
        Quick: false,
        new Dictionary<EngineKind, string> { [EngineKind.Embedded] = "1.0" },
        [.. Enumerable.Range(1, 25).Select(Case)]
    );

    protected override string[] Names { get; } = ["benchmark.md", "benchmark.json", "benchmark.png"];

    // So that Markdown, JSON, or the plot is the one that has no room.
    [TestCase(0, "benchmark.md")]
    [TestCase(4, "benchmark.json")]
    [TestCase(16, "benchmark.png")]
    public void BenchmarkReport_FullDisk_KeepsTheOldFile(int leftKibibytes, string old) =>
        AssertFullDiskKeeps(leftKibibytes, old);

    [Test]
    public void BenchmarkReport_AfterARunThatWasEnded_LeavesNoHalfFile() => AssertLeftoversGo();

    [Test]
    public void BenchmarkReport_BelowAFile_Fails() => AssertFailsBelowAFile();

    protected override void Write(string folder) => ReportFiles.Write(Report, folder);

    private static Measurement Case(int i) =>
        new(
            "steady",
            $"case {i}",
            "ms",
            new Dictionary<EngineKind, double> { [EngineKind.Embedded] = i, [EngineKind.Official] = 2 * i },
            new Dictionary<EngineKind, double> { [EngineKind.Official] = 0.5 }
        );
}
