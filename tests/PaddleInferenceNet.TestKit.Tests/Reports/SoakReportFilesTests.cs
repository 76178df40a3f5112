using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.Soak;
using PaddleInferenceNet.Soak.Reports;
using PaddleInferenceNet.Soak.Workers;

namespace PaddleInferenceNet.TestKit.Tests.Reports;

/// <summary>The files of a soak, where there is no room or no right for them, or a run was ended while it wrote.</summary>
public sealed class SoakReportFilesTests : ReportFilesFixture
{
    private static readonly Latency Latency = new(1, 2, 3, 4);
    private static readonly SoakReport Report = new(Machine.Current, "plan", [Run()]);

    protected override string[] Names { get; } = ["soak.md", "soak.json", "soak.png"];

    // So that Markdown, JSON, or the plot is the one that has no room.
    [TestCase(0, "soak.md")]
    [TestCase(4, "soak.json")]
    [TestCase(48, "soak.png")]
    public void SoakReport_FullDisk_KeepsTheOldFile(int leftKibibytes, string old) =>
        AssertFullDiskKeeps(leftKibibytes, old);

    [Test]
    public void SoakReport_AfterARunThatWasEnded_LeavesNoHalfFile() => AssertLeftoversGo();

    [Test]
    public void SoakReport_BelowAFile_Fails() => AssertFailsBelowAFile();

    protected override void Write(string folder) => ReportFiles.Write(Report, folder);

    private static EngineSoak Run() =>
        new(
            "embedded",
            new SoakPlan(TimeSpan.FromSeconds(300), Pictures: null, Threads: 2),
            [
                .. Enumerable
                    .Range(1, 60)
                    .Select(i => new Sample(2 * i, 400, 400, 20, 2 * i, 80, 20, 10 * i, 20 * i, i / 10, Latency)),
            ],
            new WorkerSummary("1.0", 50, Latency, Latency, Differing: 0, [], Error: null),
            Error: null
        );
}
