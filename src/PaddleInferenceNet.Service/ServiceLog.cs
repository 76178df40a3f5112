namespace PaddleInferenceNet.Service;

/// <summary>Every message of this assembly, with its event id.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(300, LogLevel.Error, "A request to {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string path, Exception exception);

    [LoggerMessage(
        301,
        LogLevel.Warning,
        "Listening on {Address}, which others can reach, without keys: everyone may use the service. Set Service:ApiKeys"
    )]
    public static partial void OpenToEveryone(ILogger logger, string address);
}
