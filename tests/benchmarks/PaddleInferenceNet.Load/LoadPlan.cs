namespace PaddleInferenceNet.Load;

/// <summary>What is done.</summary>
/// <param name="Duration">Duration of the load.</param>
/// <param name="Queue">Pictures that may wait.</param>
/// <param name="Workers">Pictures that are read at the same time.</param>
/// <param name="Picture">Path of the picture that every request brings.</param>
internal sealed record LoadPlan(TimeSpan Duration, int Queue, int Workers, string Picture)
{
    /// <summary>Longest wait for a worker; the service gives up after it.</summary>
    public static TimeSpan QueueTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Time after which memory has to be flat.</summary>
    public static TimeSpan Settling { get; } = TimeSpan.FromSeconds(10);

    public int Clients => 2 * Queue;

    /// <summary>Duration of each of the two measurements of the engine alone.</summary>
    public TimeSpan Baseline => Duration / 6;
}
