using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Scenarios;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Benchmarks.Reports;

/// <summary>All that one run of the benchmark found.</summary>
internal sealed record BenchmarkReport(
    Machine Machine,
    bool Quick,
    IReadOnlyDictionary<EngineKind, string> Engines,
    IReadOnlyList<Measurement> Measurements
);
