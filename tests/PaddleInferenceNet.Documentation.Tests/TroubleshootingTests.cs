using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>What readers look for in the tables of errors are words of real messages.</summary>
public sealed partial class TroubleshootingTests
{
    private const string Page = "docs/troubleshooting.md";
    private const string Header = "| Words |";
    private const int ShortestPiece = 4;

    [Test]
    public void Words_OfTheTables_AreInTheSources()
    {
        var sources = string.Join('\n', Sources());
        var unknown =
            from words in Words()
            from piece in words.Split('…', StringSplitOptions.TrimEntries)
            where piece.Length >= ShortestPiece && !sources.Contains(piece, StringComparison.Ordinal)
            select $"{words}: {piece}";

        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Words_OfTheTables_AreMany() => Assert.That(Words().Count(), Is.GreaterThan(50));

    private static IEnumerable<string> Words()
    {
        var isInTable = false;
        foreach (var line in File.ReadLines(RepositoryRoot.Combine(Page.Split('/'))))
        {
            isInTable = line.StartsWith(Header, StringComparison.Ordinal) || (isInTable && line.StartsWith('|'));
            foreach (Match code in Code().Matches(isInTable ? line.Split('|')[1] : ""))
            {
                yield return code.Groups[1].Value;
            }
        }
    }

    private static IEnumerable<string> Sources() =>
        new[] { ("src", "*.cs"), ("native", "*.cpp") }
            .SelectMany(place =>
                Directory.EnumerateFiles(RepositoryRoot.Combine(place.Item1), place.Item2, SearchOption.AllDirectories)
            )
            .Select(File.ReadAllText);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
