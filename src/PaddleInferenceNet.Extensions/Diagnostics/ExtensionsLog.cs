using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Extensions.Diagnostics;

/// <summary>Every message of this assembly, with its event id.</summary>
internal static partial class ExtensionsLog
{
    [LoggerMessage(
        200,
        LogLevel.Information,
        "{Workers} workers read {Languages} with {Library}, {Seconds:0.0} s after the start"
    )]
    public static partial void Started(ILogger logger, int workers, string languages, string library, double seconds);

    [LoggerMessage(201, LogLevel.Information, "Stopping; {Waiting} jobs that wait are still done")]
    public static partial void Stopping(ILogger logger, int waiting);

    [LoggerMessage(202, LogLevel.Warning, "The time to stop is up; {Waiting} jobs that wait are given up")]
    public static partial void StoppingLate(ILogger logger, int waiting);

    [LoggerMessage(203, LogLevel.Debug, "A picture to {Operation} was refused: {Reason}")]
    public static partial void PictureRefused(ILogger logger, string operation, string reason);

    [LoggerMessage(204, LogLevel.Error, "A job to {Operation} failed")]
    public static partial void JobFailed(ILogger logger, string operation, Exception exception);
}
