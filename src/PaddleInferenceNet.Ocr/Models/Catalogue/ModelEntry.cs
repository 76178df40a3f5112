using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A published model.</summary>
public sealed record ModelEntry
{
    /// <summary>Its published name, such as <c>german_mobile_v2.0_rec</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>The set it belongs to, such as <c>v2.0</c>, <c>v2.0-server</c> or <c>v4</c>; without a suffix, the mobile one.</summary>
    public required string Version { get; init; }

    /// <summary>Codes of the languages it is made for; <c>multilingual</c> and <c>any</c> stand for all.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Where its publisher keeps it.</summary>
    public required Uri Url { get; init; }

    /// <summary>About how many bytes the archive has, as its publisher says; null where that is not known.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the archive, 64 hexadecimal digits; null where its publisher gives none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Name of its embedded dictionary; null for none, or where the model brings it in <c>inference.yml</c>.</summary>
    public string? Dictionary { get; init; }

    /// <summary>Shape of the input; −1 where it is free. Empty where it is not known.</summary>
    [JsonPropertyName("input")]
    public ImmutableArray<int> InputShape
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Classes of the output, the blank and the space included; null where they are not known.</summary>
    public int? Classes { get; init; }

    /// <summary>The form of its files.</summary>
    public required ModelFormat Format { get; init; }

    /// <summary>For a form that cannot be used: the model it was made from.</summary>
    public string? UseInstead { get; init; }

    /// <summary>With what it was run for this release, such as <c>real weights</c>; null where it was not.</summary>
    public string? Checked { get; init; }

    /// <summary>Height of the input in pixels; null where it is free or not known.</summary>
    internal int? InputHeight => InputShape is [_, _, var height and > 0, _] ? height : null;

    internal bool IsFor(string language) => Languages.Contains(language, StringComparer.OrdinalIgnoreCase);
}
