using System.Text.Json.Serialization;

namespace PaddleInferenceNet;

/// <summary>Official releases that fail in a known way, and what is done about it.</summary>
/// <param name="First">First release that fails.</param>
/// <param name="Last">Last release that fails.</param>
/// <param name="Platform">"any", "linux", "windows" or "macos".</param>
/// <param name="Symptom">What happens.</param>
/// <param name="Link">Where it is reported.</param>
/// <param name="Action">What is done.</param>
internal sealed record KnownVersion(
    Version First,
    Version Last,
    string Platform,
    string Symptom,
    string Link,
    KnownVersionAction Action
)
{
    public bool Covers(Version version, string platform) =>
        version >= First && version <= Last && (Platform == "any" || Platform == platform);
}

/// <summary>What is done about a release that is known to fail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KnownVersionAction>))]
internal enum KnownVersionAction
{
    /// <summary>oneDNN is left off, with a warning; strict settings are refused.</summary>
    WithoutMkldnn,

    /// <summary>A predictor works on the thread of its first use only; another is refused.</summary>
    OneThread,

    /// <summary>No predictor is made.</summary>
    Refuse,
}
