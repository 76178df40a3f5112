using PaddleInferenceNet.Soak;
using PaddleInferenceNet.Soak.Workers;

namespace PaddleInferenceNet.TestKit.Tests.Soak;

/// <summary>The soak sees what it is there to see.</summary>
public sealed class EngineSoakTests
{
    private const int Readings = 150;
    private static readonly SoakPlan Plan = new(TimeSpan.FromSeconds(2 * Readings), Pictures: null, Threads: 2);
    private static readonly Latency Latency = new(1, 2, 3, 4);

    [Test]
    public void Failures_LevelRun_AreNone() => Assert.That(Run((i, sample) => Jump(i, sample)).Failures(), Is.Empty);

    [Test]
    public void Failures_MemoryThatClimbsBeforeSettlingOnly_AreNone() =>
        Assert.That(
            Run((i, sample) => sample with { ResidentMb = Math.Min(400, 200 + (10 * i)) }).Failures(),
            Is.Empty
        );

    [Test]
    public void Failures_MemoryThatClimbsBySixPercent_NameIt() =>
        Assert.That(
            Run((i, sample) => sample with { ResidentMb = 400 + (0.25 * i) }).Failures(),
            Is.EqualTo(["memory grew by 6.4 %, more than 5 %"])
        );

    [Test]
    public void Failures_ALeakedHandleAMinute_NameIt() =>
        Assert.That(
            Run((i, sample) => sample with { Handles = 80 + (i / 30) }).Failures(),
            Is.EqualTo(["open handles grew: at most 81 after settling, at least 84 in the end"])
        );

    [Test]
    public void Failures_ALeakedThreadAMinute_NameIt() =>
        Assert.That(
            Run((i, sample) => sample with { Threads = 20 + (i / 30) }).Failures(),
            Is.EqualTo(["threads grew: at most 21 after settling, at least 24 in the end"])
        );

    [Test]
    public void Failures_ResultsThatChange_NameIt()
    {
        var run = Run((_, sample) => sample);

        var changed = run with { Summary = run.Summary! with { Differing = 3 } };

        Assert.That(changed.Failures(), Is.EqualTo(["3 results differ from the first one of the same input"]));
    }

    [Test]
    public void Failures_ThreadThatNeverReadAllPictures_NameIt() =>
        Assert.That(
            Run((_, sample) => sample with { Rounds = 0 }).Failures(),
            Has.One.StartsWith("the run was too short")
        );

    [Test]
    public void Failures_ProcessThatDiedAtItsStart_NameIt() =>
        Assert.That(
            new EngineSoak("embedded", Plan, [], Summary: null, "the process ended with exit code 134").Failures(),
            Has.One.EqualTo("the process ended with exit code 134")
        );

    // As collections of garbage and passing threads make it.
    private static Sample Jump(int i, Sample sample) =>
        sample with
        {
            ResidentMb = 400 + (15 * (i % 3)),
            Handles = 80 + (i % 5),
            Threads = 20 + (i % 2),
        };

    private static EngineSoak Run(Func<int, Sample, Sample> change) =>
        new(
            "embedded",
            Plan,
            [.. Enumerable.Range(1, Readings).Select(i => change(i, Level(i)))],
            new WorkerSummary("1.0", 50, Latency, Latency, Differing: 0, [], Error: null),
            Error: null
        );

    private static Sample Level(int i) => new(2 * i, 400, 400, 20, 2 * i, 80, 20, 10 * i, 20 * i, i / 10, Latency);
}
