namespace PaddleInferenceNet.Benchmarks.Workers;

/// <summary>The answer to one request.</summary>
/// <param name="Milliseconds">load: one value. run: one for each run. read: one for all pictures.</param>
/// <param name="Description">load: name and version of the engine.</param>
/// <param name="PeakMb">memory: largest resident size of the process so far, in units of 2²⁰ bytes.</param>
/// <param name="ResidentMb">memory: present resident size.</param>
/// <param name="Texts">read: the texts of all lines, picture by picture.</param>
/// <param name="Error">What went wrong, in place of all else.</param>
internal sealed record WorkerReply(
    double[]? Milliseconds = null,
    string? Description = null,
    double PeakMb = 0,
    double ResidentMb = 0,
    string[]? Texts = null,
    string? Error = null
);
