namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>A link of a page.</summary>
/// <param name="Line">Line of the page that it is in, from 1.</param>
/// <param name="Target">Where it leads, as it is written.</param>
internal sealed record MarkdownLink(int Line, string Target)
{
    /// <summary>Whether it leads to another site.</summary>
    public bool IsExternal => Target.Contains("://", StringComparison.Ordinal);

    /// <summary>The file, relative to the page; empty for the page itself.</summary>
    public string File => Target.Split('#')[0];

    /// <summary>The heading in that file; empty for its start.</summary>
    public string Anchor => Target.Split('#', 2).ElementAtOrDefault(1) ?? "";
}
