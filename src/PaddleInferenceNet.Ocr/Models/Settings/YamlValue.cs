using System.Globalization;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A scalar, a list or a mapping of a YAML file.</summary>
internal sealed record YamlValue(
    string? Text,
    IReadOnlyList<YamlValue> Items,
    IReadOnlyDictionary<string, YamlValue> Entries
)
{
    private static readonly Dictionary<string, YamlValue> NoEntries = [];

    /// <summary>The value of a key; null where this is no mapping with it.</summary>
    public YamlValue? this[string key] => Entries.GetValueOrDefault(key);

    /// <summary>The scalar as a whole number; null where it is none.</summary>
    public int? Number =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static YamlValue Scalar(string text) => new(text, [], NoEntries);

    public static YamlValue List(IReadOnlyList<YamlValue> items) => new(null, items, NoEntries);

    public static YamlValue Mapping(IReadOnlyDictionary<string, YamlValue> entries) => new(null, [], entries);
}
