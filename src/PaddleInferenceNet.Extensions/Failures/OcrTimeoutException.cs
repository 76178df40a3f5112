namespace PaddleInferenceNet.Extensions;

/// <summary>A picture waited too long for a worker, or the work on it took too long.</summary>
public sealed class OcrTimeoutException : OcrUnavailableException
{
    internal OcrTimeoutException(OcrPhase phase, TimeSpan limit, TimeSpan retryAfter)
        : base(Text(phase, limit), retryAfter)
    {
        Phase = phase;
        Limit = limit;
    }

    /// <summary>What took too long.</summary>
    public OcrPhase Phase { get; }

    /// <summary>The time that was allowed.</summary>
    public TimeSpan Limit { get; }

    private static string Text(OcrPhase phase, TimeSpan limit) =>
        phase switch
        {
            OcrPhase.Waiting => FormattableString.Invariant(
                $"No worker was free within {limit.TotalSeconds:0.###} s ({nameof(PaddleOcrOptions.QueueTimeout)})."
            ),
            _ => FormattableString.Invariant(
                $"The picture was not read within {limit.TotalSeconds:0.###} s ({nameof(PaddleOcrOptions.ReadTimeout)})."
            ),
        };
}
