namespace PaddleInferenceNet.Soak.Workers;

/// <summary>What a worker process saw in all.</summary>
/// <param name="Library">Name and version of its library.</param>
/// <param name="CataloguePictures">Different pictures.</param>
/// <param name="Latency">Of all pictures, in milliseconds.</param>
/// <param name="RunLatency">Of all runs of bare predictors, in milliseconds.</param>
/// <param name="Differing">Results that differ from the first one of the same input.</param>
/// <param name="Differences">The first few of them in words.</param>
/// <param name="Error">What ended it before its time; null where nothing did.</param>
internal sealed record WorkerSummary(
    string Library,
    int CataloguePictures,
    Latency Latency,
    Latency RunLatency,
    long Differing,
    string[] Differences,
    string? Error
);
