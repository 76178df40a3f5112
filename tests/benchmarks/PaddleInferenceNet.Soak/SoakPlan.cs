using System.Globalization;

namespace PaddleInferenceNet.Soak;

/// <summary>How long, and with how many threads.</summary>
/// <param name="Duration">Time of the run; null where pictures end it.</param>
/// <param name="Pictures">Small pictures that end the run; null where time ends it.</param>
/// <param name="Threads">Threads that read pictures, each with an engine of its own.</param>
/// <param name="IsPlain">Whether processes run without <see cref="MemorySettings"/>.</param>
internal sealed record SoakPlan(TimeSpan? Duration, int? Pictures, int Threads, bool IsPlain = false)
{
    /// <summary>
    /// Environment variables that the documentation of the service recommends and its samples set, so that memory is level:
    /// collections of garbage after 2 MiB rather than after as much as the processor has cache, and one heap of the C
    /// library for all threads rather than one for each.
    /// </summary>
    public static IReadOnlyDictionary<string, string> MemorySettings { get; } =
        new Dictionary<string, string> { ["DOTNET_GCgen0size"] = "200000", ["MALLOC_ARENA_MAX"] = "1" };

    /// <summary>Time between two readings of memory, handles and threads.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Threads inside each network, so that its own pool of threads is at work as well.</summary>
    public const int NetworkThreads = 2;

    // The level that the design asks 2,000 pictures to keep is that after the first 100.
    private const int SettlingPictures = 100;

    // A fifth of the time, in which every thread has to meet every picture: the largest one decides an engine's memory.
    private const double SettlingShare = 0.2;

    /// <summary>Runs of bare predictors on ever other shapes after each picture.</summary>
    public int RunsForEachPicture => Duration is null ? 0 : 2;

    /// <summary>Predictors in each pool, one less than threads where there are several, so that some have to wait.</summary>
    public int PoolSize => Math.Max(1, Threads - 1);

    /// <summary>Whether memory has to be level from this reading on.</summary>
    public bool IsSettled(Sample sample) =>
        sample.Rounds >= 1
        && (
            Duration is { } duration
                ? sample.Seconds >= SettlingShare * duration.TotalSeconds
                : sample.Pictures >= SettlingPictures
        );

    /// <summary>The same plan for a worker process.</summary>
    public IEnumerable<string> ToArguments()
    {
        yield return Duration is { } duration
            ? Invariant($"--minutes={duration.TotalMinutes}")
            : Invariant($"--pictures={Pictures}");
        yield return Invariant($"--threads={Threads}");
    }

    public override string ToString()
    {
        var settings = string.Join(", ", MemorySettings.Select(setting => $"{setting.Key}={setting.Value}"));
        var length = Duration is { } duration
            ? Invariant($"{duration.TotalMinutes:0.##} minutes")
            : Invariant($"{Pictures} small pictures");
        return Invariant($"{length}, {Threads} thread(s), {(IsPlain ? "without" : "with")} {settings}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
