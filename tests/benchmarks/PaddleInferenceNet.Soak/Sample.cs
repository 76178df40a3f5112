namespace PaddleInferenceNet.Soak;

/// <summary>One reading of a worker process; latencies in milliseconds are those of pictures since the reading before.</summary>
/// <param name="Seconds">Since the start of the threads.</param>
/// <param name="ResidentMb">Resident memory, in units of 2²⁰ bytes.</param>
/// <param name="PeakMb">Largest resident memory so far.</param>
/// <param name="ManagedMb">Managed heap.</param>
/// <param name="ProcessorSeconds">Time of processors so far, which tells work from waiting where others use the machine too.</param>
/// <param name="Handles">Open handles; file descriptors on Linux.</param>
/// <param name="Threads">Threads of the process.</param>
/// <param name="Pictures">Pictures read so far.</param>
/// <param name="Runs">Runs of bare predictors so far.</param>
/// <param name="Rounds">How often every thread has read every picture.</param>
/// <param name="Latency">Of pictures since the reading before.</param>
internal sealed record Sample(
    double Seconds,
    double ResidentMb,
    double PeakMb,
    double ManagedMb,
    double ProcessorSeconds,
    int Handles,
    int Threads,
    long Pictures,
    long Runs,
    int Rounds,
    Latency Latency
);
