using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet;

/// <summary>Every message of this assembly, with its event id.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Loaded {Model} in {ElapsedMs} ms with {Threads} threads on {Library}")]
    public static partial void ModelLoaded(ILogger logger, string model, long elapsedMs, int threads, string library);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Property} was set to {Wanted}, but {Library} says {Taken}: it is built without that, or this machine lacks what it needs"
    )]
    public static partial void SettingNotTaken(
        ILogger logger,
        string property,
        string wanted,
        string taken,
        string library
    );

    [LoggerMessage(3, LogLevel.Debug, "Cloned the predictor of {Model}")]
    public static partial void PredictorCloned(ILogger logger, string model);

    [LoggerMessage(4, LogLevel.Debug, "Gave {Bytes} bytes of activation memory back")]
    public static partial void MemoryShrunk(ILogger logger, ulong bytes);

    [LoggerMessage(5, LogLevel.Debug, "Opened a pool of {Size} predictors of {Model}")]
    public static partial void PoolOpened(ILogger logger, int size, string model);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "oneDNN is left off: the library is version {Version}, of which is known: {Symptom} ({Link})"
    )]
    public static partial void MkldnnLeftOff(ILogger logger, Version version, string symptom, string link);

    [LoggerMessage(7, LogLevel.Debug, "Library {Path} ({Origin}): {Reason}")]
    public static partial void LibraryTried(ILogger logger, string path, string origin, string reason);

    [LoggerMessage(
        8,
        LogLevel.Information,
        "Gave activation memory back: the process holds {Bytes} bytes, the ceiling is {Ceiling}"
    )]
    public static partial void PoolRecycled(ILogger logger, long bytes, long ceiling);

    [LoggerMessage(9, LogLevel.Debug, "Worker process {Id} runs {Model}")]
    public static partial void WorkerStarted(ILogger logger, int id, string model);

    [LoggerMessage(10, LogLevel.Warning, "Worker process {Id}: {Warning}")]
    public static partial void WorkerWarned(ILogger logger, int id, string warning);

    [LoggerMessage(11, LogLevel.Error, "Lost the worker process of {Model}: {Reason}")]
    public static partial void WorkerLost(ILogger logger, string model, string reason);

    [LoggerMessage(
        12,
        LogLevel.Warning,
        "Worker process {Id} of {Model} ended or grew too large between two runs; it is replaced"
    )]
    public static partial void WorkerReplaced(ILogger logger, int id, string model);
}
