using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>The embedded data file.</summary>
internal sealed record CatalogueData
{
    public required ImmutableArray<LanguageEntry> Languages { get; init; }

    /// <summary>For a dictionary: files of other releases under the same name, with other entries.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> DictionaryVariants { get; init; }

    public required ImmutableArray<ModelEntry> Models { get; init; }
}

/// <summary>Serializers of the data file, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(CatalogueData))]
internal sealed partial class CatalogueJsonContext : JsonSerializerContext;
