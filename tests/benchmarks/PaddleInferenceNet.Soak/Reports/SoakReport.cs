using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Soak.Reports;

/// <summary>All that one run found.</summary>
internal sealed record SoakReport(Machine Machine, string Plan, IReadOnlyList<EngineSoak> Engines)
{
    /// <summary>The rules that engines break, in words.</summary>
    public IEnumerable<string> Failures =>
        Engines.SelectMany(engine => engine.Failures().Select(failure => $"{engine.Name}: {failure}"));
}
