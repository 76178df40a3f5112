namespace PaddleInferenceNet;

/// <summary>Keeps a model that cannot be loaded from being loaded again and again: the pauses double up to half a minute.</summary>
internal sealed class RestartDelay(TimeProvider time)
{
    private const int FailuresWithoutPause = 1;
    private const int MostDoublings = 10;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;
    private long _lastFailure;

    private TimeSpan Pause
    {
        get
        {
            var doublings = _failures - FailuresWithoutPause - 1;
            return doublings < 0 ? TimeSpan.Zero
                : First * (1 << Math.Min(doublings, MostDoublings)) is var pause && pause < Longest ? pause
                : Longest;
        }
    }

    /// <exception cref="WorkerException">The pause after the last failure is not over.</exception>
    public void ThrowIfTooSoon(string member)
    {
        var rest = Pause - time.GetElapsedTime(_lastFailure);
        if (_failures > FailuresWithoutPause && rest > TimeSpan.Zero)
        {
            throw new WorkerException(
                WorkerFailure.Delayed,
                member,
                $"{_failures} worker processes in a row could not load the model; the next is started in {rest.TotalSeconds:F1} s at the earliest."
            );
        }
    }

    public void Failed()
    {
        _failures++;
        _lastFailure = time.GetTimestamp();
    }

    public void Succeeded() => _failures = 0;
}
