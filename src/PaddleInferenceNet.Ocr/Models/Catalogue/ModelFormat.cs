using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>The form in which a model is published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelFormat>))]
public enum ModelFormat
{
    /// <summary>It is not known which of the two programs the archive has.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>A binary program (<c>.pdmodel</c>), which every library reads.</summary>
    [JsonStringEnumMemberName("pdmodel")]
    Program,

    /// <summary>A program of Paddle 3 (<c>inference.json</c>), which libraries before 3.0 cannot read.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>A file of Paddle-Lite (<c>.nb</c>), listed to name the model to use instead.</summary>
    [JsonStringEnumMemberName("nb")]
    Lite,
}
