namespace PaddleInferenceNet.Soak.Workers;

/// <summary>One line from a worker process: a reading, or at the end the summary.</summary>
internal sealed record WorkerReport(Sample? Sample = null, WorkerSummary? Summary = null);
