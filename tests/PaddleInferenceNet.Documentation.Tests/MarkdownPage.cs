using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>A page of the documentation: the README, SECURITY, or a file of <c>docs</c>.</summary>
internal sealed partial class MarkdownPage
{
    private const string Fence = "```";

    private readonly ImmutableArray<CodeBlock>.Builder _blocks = ImmutableArray.CreateBuilder<CodeBlock>();
    private readonly ImmutableArray<MarkdownLink>.Builder _links = ImmutableArray.CreateBuilder<MarkdownLink>();
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    private MarkdownPage(string path)
    {
        Path = path;
        Read(File.ReadAllLines(RepositoryRoot.Combine(path)));
    }

    /// <summary>Every page, the README first.</summary>
    public static ImmutableArray<MarkdownPage> All { get; } =
    [
        new("README.md"),
        new("SECURITY.md"),
        .. Directory
            .EnumerateFiles(RepositoryRoot.Combine("docs"), "*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => new MarkdownPage($"docs/{System.IO.Path.GetFileName(file)}")),
    ];

    /// <summary>Path below the repository root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The fenced blocks in their order.</summary>
    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    /// <summary>The links outside of code.</summary>
    public IReadOnlyList<MarkdownLink> Links => _links;

    /// <summary>Names of the headings as links give them.</summary>
    public IReadOnlySet<string> Anchors => _anchors;

    public override string ToString() => Path;

    private void Read(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                i += ReadBlock(lines, i);
                continue;
            }

            if (Heading().Match(lines[i]) is { Success: true } heading)
            {
                _anchors.Add(AnchorOf(heading.Groups[1].Value));
            }

            foreach (Match link in Link().Matches(InlineCode().Replace(lines[i], "")))
            {
                _links.Add(new MarkdownLink(i + 1, link.Groups[1].Value));
            }
        }
    }

    // Gives the lines behind the opening fence, the closing one included. Blocks of lists are indented as a whole.
    private int ReadBlock(string[] lines, int start)
    {
        var indent = lines[start].IndexOf(Fence, StringComparison.Ordinal);
        var content = lines.Skip(start + 1).TakeWhile(line => line.Trim() != Fence).ToArray();
        var text = content.Select(line => line.Length > indent ? line[indent..] : "");
        var language = lines[start][(indent + Fence.Length)..].Trim();
        _blocks.Add(new CodeBlock(Path, start + 2, language, string.Join('\n', text)));
        return content.Length + 1;
    }

    // As the common renderers do: lower case, hyphens for spaces, no punctuation.
    private static string AnchorOf(string heading) =>
        Punctuation().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Punctuation();
}
