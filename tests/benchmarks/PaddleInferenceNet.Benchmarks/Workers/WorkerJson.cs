using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Benchmarks.Workers;

[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerReply))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class WorkerJson : JsonSerializerContext;
