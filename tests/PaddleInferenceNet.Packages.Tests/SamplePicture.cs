namespace PaddleInferenceNet.Packages.Tests;

/// <summary>A picture of the repository and its text.</summary>
internal static class SamplePicture
{
    public static string Path { get; } = RepositoryRoot.Combine("tests", "data", "pictures", "menu.png");

    /// <summary>Fails unless all its lines are in a text, in their order; spaces do not count.</summary>
    public static void AssertReadIn(string text)
    {
        var from = 0;
        var found = WithoutSpaces(text);
        foreach (var line in File.ReadLines(System.IO.Path.ChangeExtension(Path, ".txt")).Select(WithoutSpaces))
        {
            var at = found.IndexOf(line, from, StringComparison.Ordinal);
            Assert.That(at, Is.GreaterThanOrEqualTo(from), $"'{line}' is not in:\n{text}");
            from = at + line.Length;
        }
    }

    // Where one word ends is not read as surely as the letters are.
    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
