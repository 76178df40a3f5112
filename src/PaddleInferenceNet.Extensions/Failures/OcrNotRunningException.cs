namespace PaddleInferenceNet.Extensions;

/// <summary>The workers have not started yet, or the host is stopping.</summary>
public sealed class OcrNotRunningException : OcrUnavailableException
{
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(5);

    internal OcrNotRunningException()
        : base(
            "The workers that read pictures are not running: the host has not started them yet, or is stopping.",
            Restart
        ) { }
}
