using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Benchmarks.Reports;

[JsonSerializable(typeof(BenchmarkReport))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
internal sealed partial class ReportJson : JsonSerializerContext;
