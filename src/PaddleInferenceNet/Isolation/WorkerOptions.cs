namespace PaddleInferenceNet;

/// <summary>Settings of <see cref="PredictorIsolation.Process"/>.</summary>
public sealed record WorkerOptions
{
    private const int MaxCeilingMb = 1 << 24;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// The worker program, or the folder that holds it; empty for the folder <c>paddle-worker</c> beside the application,
    /// where the package PaddleInferenceNet.Worker puts it. A file that ends in <c>.dll</c> is started with <c>dotnet</c>.
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// Resident memory of one worker in MiB, up to 16777216, above which it is ended; 0 for no ceiling. It is looked at
    /// every 20 ms while the worker is waited for, and now and then between runs.
    /// </summary>
    public int MemoryCeilingMb { get; init; }

    /// <summary>Longest wait until a worker has started and loaded the model, 1 ms to 1 day.</summary>
    public TimeSpan LoadTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest wait for the answer to any other request, such as a run, 1 ms to 1 day.</summary>
    public TimeSpan RunTimeout { get; init; } = TimeSpan.FromMinutes(5);

    internal void Validate()
    {
        Rule.Require(Path is not null, "Worker.Path", Path, "must not be null");
        Rule.Range(MemoryCeilingMb, 0, MaxCeilingMb, "Worker.MemoryCeilingMb");
        Limit(LoadTimeout, "Worker.LoadTimeout");
        Limit(RunTimeout, "Worker.RunTimeout");
    }

    private static void Limit(TimeSpan limit, string property) =>
        Rule.Require(limit >= Shortest && limit <= Longest, property, limit, "must be 1 ms to 1 day");
}
