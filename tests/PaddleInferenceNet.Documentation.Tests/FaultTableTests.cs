using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>The tests that the table of faults names are there.</summary>
public sealed partial class FaultTableTests
{
    private static readonly string Tests = RepositoryRoot.Combine("tests");

    private static readonly Lazy<Dictionary<string, string>> Classes = new(() =>
        Files("*.cs")
            .GroupBy(file => Path.GetFileNameWithoutExtension(file)!)
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)))
    );

    private static readonly Lazy<HashSet<string>> NativeTests = new(() =>
        [
            .. Files("*.cpp")
                .SelectMany(file => NativeTest().Matches(File.ReadAllText(file)))
                .Select(test => $"{test.Groups[1].Value}.{test.Groups[2].Value}"),
        ]
    );

    [Test]
    public void Tests_OfTheTable_Exist() => Assert.That(Named().Where(test => !Exists(test)), Is.Empty);

    [Test]
    public void Tests_OfTheTable_AreMany() => Assert.That(Named().Count(), Is.GreaterThan(50));

    private static IEnumerable<string> Named() =>
        from line in File.ReadLines(RepositoryRoot.Combine("docs", "faults.md"))
        where line.StartsWith('|')
        from Match test in TestName().Matches(line.TrimEnd('|', ' ').Split('|')[^1])
        select test.Groups[1].Value;

    private static bool Exists(string test)
    {
        var parts = test.Split('.');
        return NativeTests.Value.Contains(test)
            || (
                Classes.Value.TryGetValue(parts[0], out var text)
                && Regex.IsMatch(text, $@"public (?:async )?(?:void|Task) {Regex.Escape(parts[1])}\(")
            );
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Tests, pattern, SearchOption.AllDirectories);

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)", RegexOptions.Multiline)]
    private static partial Regex NativeTest();
}
