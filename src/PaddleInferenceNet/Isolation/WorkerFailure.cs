namespace PaddleInferenceNet;

/// <summary>How a worker process failed.</summary>
public enum WorkerFailure
{
    /// <summary>Its program is absent or could not be started.</summary>
    NotStarted,

    /// <summary>It ended by itself: the native library aborted, or somebody killed it.</summary>
    Ended,

    /// <summary>It did not answer within the limit and was ended.</summary>
    TimedOut,

    /// <summary>It held more memory than the ceiling and was ended.</summary>
    MemoryExceeded,

    /// <summary>It is of another version, or said something it must not say, and was ended.</summary>
    Protocol,

    /// <summary>It failed to load the model several times and is not started again yet.</summary>
    Delayed,
}
