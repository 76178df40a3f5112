using System.Globalization;
using System.Text.Json.Serialization;
using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.Soak.Workers;

namespace PaddleInferenceNet.Soak;

/// <summary>What one engine did, and which rules it breaks.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Plan">What it was to do.</param>
/// <param name="Samples">Readings in order of time.</param>
/// <param name="Summary">The rest; null where it did not get so far.</param>
/// <param name="Error">What ended it before its time; null where nothing did.</param>
internal sealed record EngineSoak(
    string Name,
    SoakPlan Plan,
    IReadOnlyList<Sample> Samples,
    WorkerSummary? Summary,
    string? Error
)
{
    public const double MostGrowth = 0.05;

    // Over a tenth of the time memory is averaged, and handles and threads are compared.
    private const int Windows = 10;
    private const int LeastWindowSamples = 3;

    /// <summary>Readings from the one on at which memory has to be level.</summary>
    [JsonIgnore]
    public IReadOnlyList<Sample> Settled => [.. Samples.SkipWhile(sample => !Plan.IsSettled(sample))];

    /// <summary>Resident memory in units of 2²⁰ bytes after settling.</summary>
    [JsonIgnore]
    public LevelTrend Memory => Trend(sample => sample.ResidentMb);

    /// <summary>Managed heap in units of 2²⁰ bytes after settling.</summary>
    [JsonIgnore]
    public LevelTrend Managed => Trend(sample => sample.ManagedMb);

    /// <summary>By which share memory grew after settling; not a number where it never settled.</summary>
    public double Growth => Settled.Count == 0 ? double.NaN : Memory.Growth;

    [JsonIgnore]
    public Sample Last => Samples[^1];

    private TimeSpan Window => TimeSpan.FromSeconds(Last.Seconds / Windows);

    private bool IsLongEnough => Settled.Count > 0 && Settled.Count >= 3 * Math.Max(LeastWindowSamples, WindowSamples);

    private int WindowSamples => (int)(Window / SoakPlan.Interval);

    /// <summary>The rules that are broken, in words.</summary>
    public IEnumerable<string> Failures()
    {
        if (Error is not null)
        {
            yield return Error;
        }

        if (Summary is { Differing: > 0 } summary)
        {
            yield return Text($"{summary.Differing} results differ from the first one of the same input");
        }

        if (!IsLongEnough)
        {
            yield return "the run was too short: when every thread had read every picture, less than 30 % of it were left";
            yield break;
        }

        if (!(Growth <= MostGrowth))
        {
            yield return Text($"memory grew by {Growth:P1}, more than {MostGrowth:P0}");
        }

        if (Grew(sample => sample.Handles) is { } handles)
        {
            yield return $"open handles grew: {handles}";
        }

        if (Grew(sample => sample.Threads) is { } threads)
        {
            yield return $"threads grew: {threads}";
        }
    }

    // Where all readings of the last window are above all of the first: single ones may come and go.
    private string? Grew(Func<Sample, int> value)
    {
        var first = Settled.Take(Math.Max(LeastWindowSamples, WindowSamples)).Max(value);
        var last = Settled.TakeLast(Math.Max(LeastWindowSamples, WindowSamples)).Min(value);
        return last > first ? Text($"at most {first} after settling, at least {last} in the end") : null;
    }

    private LevelTrend Trend(Func<Sample, double> value) =>
        new(
            [.. Samples.Select(sample => (TimeSpan.FromSeconds(sample.Seconds), value(sample)))],
            TimeSpan.FromSeconds(Settled[0].Seconds),
            Window
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
