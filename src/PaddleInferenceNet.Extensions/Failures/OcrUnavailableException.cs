namespace PaddleInferenceNet.Extensions;

/// <summary>The engine did not do the work now; the same call may succeed later.</summary>
public abstract class OcrUnavailableException : Exception
{
    private protected OcrUnavailableException(string message, TimeSpan retryAfter)
        : base(message) => RetryAfter = retryAfter;

    /// <summary>After what time another attempt is likely to succeed, estimated from the work that waits.</summary>
    public TimeSpan RetryAfter { get; }
}
