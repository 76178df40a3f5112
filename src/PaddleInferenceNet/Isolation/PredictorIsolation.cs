namespace PaddleInferenceNet;

/// <summary>Where the native library runs a model.</summary>
public enum PredictorIsolation
{
    /// <summary>In this process: fastest, and a fault of the library ends the process.</summary>
    None,

    /// <summary>
    /// In a worker process for each predictor: a fault of the library ends the worker, which is told by a
    /// <see cref="WorkerException"/> and is replaced at the next run.
    /// </summary>
    Process,
}
