using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Architecture.Tests;

/// <summary>Rules that hold for every source file.</summary>
public sealed partial class SourceRulesTests
{
    private static readonly string[] All = ["src", "native", "tests", "build"];

    [TestCase(".cs", 500)]
    [TestCase(".cpp", 500)]
    [TestCase(".h", 500)]
    [TestCase(".cake", 300)]
    public void Lines_OfAFile_StayUnderTheLimit(string extension, int limit)
    {
        var tooLong =
            from file in SourceFile.Below(All, extension)
            let count = file.Lines.Count()
            where count > limit
            select $"{file}: {count}";

        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void Source_HasNoUnfinishedPlaces()
    {
        var unfinished =
            from file in SourceFile.Below(All, ".cs", ".cpp", ".h", ".cake", ".props", ".targets", ".csproj")
            where !file.Path.EndsWith($"/{nameof(SourceRulesTests)}.cs", StringComparison.Ordinal)
            from Match match in Unfinished().Matches(file.Text)
            select $"{file}: {match.Value}";

        Assert.That(unfinished, Is.Empty);
    }

    [Test]
    public void PublicTypes_OfTheLibraries_HaveAFileOfTheirName()
    {
        var misplaced =
            from file in SourceFile.Below(["src"], ".cs")
            let name = Path.GetFileName(file.Path).Split('.')[0]
            from Match match in PublicType().Matches(file.Text)
            where match.Groups[1].Value != name
            select $"{file}: {match.Groups[1].Value}";

        Assert.That(misplaced, Is.Empty);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    // Types at the left margin: nested ones belong to their outer type.
    [GeneratedRegex(
        @"^public (?:(?:abstract|sealed|static|partial|readonly|ref|unsafe) )*(?:class|record struct|record|struct|enum|interface) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();
}
