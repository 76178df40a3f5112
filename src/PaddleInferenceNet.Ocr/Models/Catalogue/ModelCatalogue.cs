using System.Collections.Immutable;
using System.Text.Json;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>The published models, by name.</summary>
public sealed class ModelCatalogue
{
    private const string Resource = "PaddleInferenceNet.Ocr.Models.catalogue.json";

    private static readonly Lazy<ModelCatalogue> Embedded = new(() => new ModelCatalogue(Load()));

    private readonly Dictionary<string, ModelEntry> _byName;
    private readonly Dictionary<string, LanguageEntry> _byWord;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _variants;

    internal ModelCatalogue(CatalogueData data)
    {
        Models = data.Models;
        Languages = data.Languages;
        Versions = [.. data.Models.Select(model => model.Version).Distinct()];
        _variants = data.DictionaryVariants;
        _byName = data.Models.ToDictionary(model => model.Name, StringComparer.OrdinalIgnoreCase);
        _byWord = data
            .Languages.SelectMany(language => language.Words.Select(word => (word, language)))
            .DistinctBy(entry => entry.word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.word, entry => entry.language, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalogue that comes with this library.</summary>
    public static ModelCatalogue Default => Embedded.Value;

    /// <summary>All models, in the order of their publication.</summary>
    public ImmutableArray<ModelEntry> Models { get; }

    /// <summary>All languages and groups of languages.</summary>
    public ImmutableArray<LanguageEntry> Languages { get; }

    /// <summary>All versions, in the order of their publication.</summary>
    public ImmutableArray<string> Versions { get; }

    /// <summary>The model of a name, whose case does not count; <c>_infer</c> at its end may be left out or not.</summary>
    /// <exception cref="UnknownModelException">There is none; the message has the nearest names.</exception>
    public ModelEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.EndsWith("_infer", StringComparison.OrdinalIgnoreCase) ? name[..^"_infer".Length] : name;
        return _byName.TryGetValue(bare, out var model)
            ? model
            : throw UnknownModelException.Of("model", name, _byName.Keys, "'models list' has all names.");
    }

    /// <summary>The language of a code, an English name or another word for it, such as <c>de</c>, <c>german</c> or <c>japan</c>.</summary>
    /// <exception cref="UnknownModelException">There is none; the message has the nearest words.</exception>
    public LanguageEntry FindLanguage(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return _byWord.TryGetValue(language.Trim(), out var entry)
            ? entry
            : throw UnknownModelException.Of(
                "language",
                language,
                _byWord.Keys,
                "A language is named by its code or its English name, such as 'de' or 'german'."
            );
    }

    /// <summary>The version of a name: <c>v4</c>, also written <c>4</c>, <c>PP-OCRv4</c> or <c>v4-mobile</c>.</summary>
    /// <exception cref="UnknownModelException">There is none; the message has the nearest names.</exception>
    public string FindVersion(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var name = version.Trim().ToLowerInvariant().Replace("pp-ocr", "", StringComparison.Ordinal).Trim('-', ' ');
        name = name.EndsWith("-mobile", StringComparison.Ordinal) ? name[..^"-mobile".Length] : name;
        name = name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"v{name}" : name;
        return Versions.Contains(name)
            ? name
            : throw UnknownModelException.Of("version", version, Versions, $"There are {string.Join(", ", Versions)}.");
    }

    /// <summary>The models that read a language.</summary>
    /// <param name="language">Code, name or other word of a language or group of languages.</param>
    /// <param name="version">
    /// A version; null for the newest whose recogniser every library reads, else, for a language that has none, the newest.
    /// </param>
    /// <exception cref="UnknownModelException">Language or version is unknown, or there is no such recogniser.</exception>
    public ModelSelection Select(string language, string? version = null) =>
        ModelChoice.Make(this, FindLanguage(language), version is null ? null : FindVersion(version));

    /// <summary>Names of the embedded dictionaries that a model's may be: its own, and those of other releases.</summary>
    internal ImmutableArray<string> DictionaryVariants(string dictionary) =>
        _variants.GetValueOrDefault(dictionary, []);

    private static CatalogueData Load()
    {
        using var stream = typeof(ModelCatalogue).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, CatalogueJsonContext.Default.CatalogueData)!;
    }
}
