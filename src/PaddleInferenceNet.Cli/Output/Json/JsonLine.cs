using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Writes a value as one line of JSON, in which text stays as it is where JSON allows it.</summary>
internal static class JsonLine
{
    // The output is no part of a web page, so only what JSON itself forbids is escaped.
    public static OutputJsonContext Types { get; } =
        new(
            new JsonSerializerOptions(OutputJsonContext.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    /// <summary>The line in UTF-8, its end included.</summary>
    public static byte[] Of<T>(T value, JsonTypeInfo<T> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}
