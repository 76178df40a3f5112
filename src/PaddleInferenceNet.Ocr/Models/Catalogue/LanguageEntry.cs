using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A language, or a group of languages of one script.</summary>
public sealed record LanguageEntry
{
    /// <summary>Its code, such as <c>de</c>: that of ISO 639 where the publisher's lists have no other.</summary>
    public required string Code { get; init; }

    /// <summary>Its English name.</summary>
    public required string Name { get; init; }

    /// <summary>Other words for it.</summary>
    public ImmutableArray<string> Aliases
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The group whose models read it as well; null for none.</summary>
    public string? Group { get; init; }

    internal IEnumerable<string> Words => Aliases.Prepend(Name).Prepend(Code);
}
