using PaddleInferenceNet.Benchmarks.Engines;

namespace PaddleInferenceNet.Benchmarks.Scenarios;

/// <summary>What came out for one case: a figure for each engine, with the embedded runtime against each other one.</summary>
/// <param name="Group">The table it belongs to.</param>
/// <param name="Case">The row.</param>
/// <param name="Unit">ms, MB, pictures/s or a ratio.</param>
/// <param name="Values">The figure of each engine: least time over all rounds, or the only reading.</param>
/// <param name="Ratios">Embedded by other engine; for times the median of the ratios of the rounds.</param>
internal sealed record Measurement(
    string Group,
    string Case,
    string Unit,
    IReadOnlyDictionary<EngineKind, double> Values,
    IReadOnlyDictionary<EngineKind, double> Ratios
)
{
    /// <summary>A measurement of single readings, with plain ratios.</summary>
    public static Measurement Of(string group, string name, string unit, Dictionary<EngineKind, double> values) =>
        new(group, name, unit, values, RatiosOf(values));

    private static Dictionary<EngineKind, double> RatiosOf(Dictionary<EngineKind, double> values)
    {
        var own = values.GetValueOrDefault(EngineKind.Embedded, double.NaN);
        return values
            .Where(entry => entry.Key != EngineKind.Embedded)
            .ToDictionary(entry => entry.Key, entry => own / entry.Value);
    }
}
