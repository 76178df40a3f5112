using System.Text.Json.Serialization;
using PaddleInferenceNet.Soak.Reports;
using PaddleInferenceNet.Soak.Workers;

namespace PaddleInferenceNet.Soak;

[JsonSerializable(typeof(WorkerReport))]
[JsonSerializable(typeof(SoakReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
internal sealed partial class SoakJson : JsonSerializerContext;
