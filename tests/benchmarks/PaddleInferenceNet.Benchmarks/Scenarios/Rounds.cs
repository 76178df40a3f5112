using PaddleInferenceNet.Benchmarks.Engines;

namespace PaddleInferenceNet.Benchmarks.Scenarios;

/// <summary>
/// Times of several engines that took turns. A machine's speed drifts, so engines are compared within a round, and the
/// median of those ratios counts.
/// </summary>
internal sealed class Rounds
{
    private readonly Dictionary<EngineKind, List<double>> _times = [];

    public void Add(EngineKind kind, double milliseconds)
    {
        if (!_times.TryGetValue(kind, out var times))
        {
            _times[kind] = times = [];
        }

        times.Add(milliseconds);
    }

    public Measurement ToMeasurement(string group, string name)
    {
        var own = _times[EngineKind.Embedded];
        return new Measurement(
            group,
            name,
            "ms",
            _times.ToDictionary(entry => entry.Key, entry => entry.Value.Min()),
            _times
                .Where(entry => entry.Key != EngineKind.Embedded)
                .ToDictionary(entry => entry.Key, entry => Median(own.Zip(entry.Value, (a, b) => a / b)))
        );
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
