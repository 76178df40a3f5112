using System.Text.Json.Serialization;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Serializers of all that is printed as JSON, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PictureJson))]
[JsonSerializable(typeof(JournalJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(BenchJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSerializable(typeof(ModelEntry))]
[JsonSerializable(typeof(ModelTask))]
[JsonSerializable(typeof(NativeArchive))]
internal sealed partial class OutputJsonContext : JsonSerializerContext;
