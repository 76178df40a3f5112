namespace PaddleInferenceNet;

/// <summary>
/// The worker process of a predictor failed. What it was asked for is lost; the predictor stays usable, and the next run
/// starts another worker and loads the model again.
/// </summary>
public sealed class WorkerException : PaddleException
{
    internal WorkerException(
        WorkerFailure failure,
        string member,
        string message,
        int? exitCode = null,
        string errorOutput = "",
        Exception? inner = null
    )
        : base(PaddleErrorCode.WorkerFailed, member, message, inner)
    {
        Failure = failure;
        ExitCode = exitCode;
        ErrorOutput = errorOutput;
    }

    /// <summary>How the worker failed.</summary>
    public WorkerFailure Failure { get; }

    /// <summary>
    /// What the worker ended with; 128 and the number of the signal where one ended it on Linux and macOS, such as 134 after
    /// an abort. Null where there was no worker.
    /// </summary>
    public int? ExitCode { get; }

    /// <summary>The end of what the worker wrote to standard error, such as the library's own account; at most 8192 characters.</summary>
    public string ErrorOutput { get; }
}
