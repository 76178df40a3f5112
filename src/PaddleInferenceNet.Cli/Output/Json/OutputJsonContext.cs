using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Serializers of all that is printed as JSON, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PictureJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(BenchJson))]
internal sealed partial class OutputJsonContext : JsonSerializerContext;
