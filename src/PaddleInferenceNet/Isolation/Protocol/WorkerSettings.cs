using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaddleInferenceNet;

/// <summary>What a worker is told about library and predictor.</summary>
/// <param name="Config">The recipe.</param>
/// <param name="Library">Where the library is looked for.</param>
/// <param name="ApplicationFolder">The folder of the application that the worker belongs to.</param>
internal sealed partial record WorkerSettings(
    PaddleConfig Config,
    NativeLibraryOptions Library,
    string ApplicationFolder
)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Context.Default.WorkerSettings);

    /// <exception cref="JsonException">The bytes are none that <see cref="ToBytes"/> makes.</exception>
    public static WorkerSettings FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Context.Default.WorkerSettings) ?? throw new JsonException();

    [JsonSourceGenerationOptions(
        Converters = [typeof(ModelSourceConverter), typeof(AddressConverter)],
        UseStringEnumConverter = true
    )]
    [JsonSerializable(typeof(WorkerSettings))]
    private sealed partial class Context : JsonSerializerContext;

    private sealed class AddressConverter : JsonConverter<nint>
    {
        public override nint Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            (nint)reader.GetInt64();

        public override void Write(Utf8JsonWriter writer, nint value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }
}
