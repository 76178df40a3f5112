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
        "oneDNN was asked for, but {Library} is built without it or the CPU lacks what it needs"
    )]
    public static partial void MkldnnNotTaken(ILogger logger, string library);

    [LoggerMessage(3, LogLevel.Debug, "Cloned the predictor of {Model}")]
    public static partial void PredictorCloned(ILogger logger, string model);

    [LoggerMessage(4, LogLevel.Debug, "Gave {Bytes} bytes of activation memory back")]
    public static partial void MemoryShrunk(ILogger logger, ulong bytes);

    [LoggerMessage(5, LogLevel.Debug, "Opened a pool of {Size} predictors of {Model}")]
    public static partial void PoolOpened(ILogger logger, int size, string model);
}
