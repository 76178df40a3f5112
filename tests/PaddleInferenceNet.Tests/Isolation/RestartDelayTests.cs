using Microsoft.Extensions.Time.Testing;

namespace PaddleInferenceNet.Tests.Isolation;

public sealed class RestartDelayTests
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromMilliseconds(1);

    [Test]
    public void ThrowIfTooSoon_FailuresInARow_DoubleThePause()
    {
        FakeTimeProvider time = new();
        RestartDelay delay = new(time);
        double[] seconds = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 30, 30];
        foreach (var pause in seconds.Select(TimeSpan.FromSeconds))
        {
            delay.ThrowIfTooSoon("Run");
            delay.Failed();
            if (pause > TimeSpan.Zero)
            {
                time.Advance(pause - JustBefore);
                Assert.That(
                    () => delay.ThrowIfTooSoon("Run"),
                    Throws
                        .InstanceOf<WorkerException>()
                        .With.Property(nameof(WorkerException.Failure))
                        .EqualTo(WorkerFailure.Delayed)
                );
                time.Advance(JustBefore);
            }
        }
    }

    [Test]
    public void Succeeded_AfterFailures_ForgetsThem()
    {
        RestartDelay delay = new(new FakeTimeProvider());
        delay.Failed();
        delay.Failed();

        delay.Succeeded();
        delay.Failed();

        Assert.That(() => delay.ThrowIfTooSoon("Run"), Throws.Nothing);
    }
}
