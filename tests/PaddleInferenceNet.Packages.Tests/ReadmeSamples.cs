namespace PaddleInferenceNet.Packages.Tests;

/// <summary>The programs that README.md shows.</summary>
internal static class ReadmeSamples
{
    private const string Fence = "```";

    /// <summary>The first C# sample below a heading.</summary>
    public static string Under(string heading)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Combine("README.md"))
            .SkipWhile(line => line != $"## {heading}")
            .SkipWhile(line => line != $"{Fence}csharp")
            .Skip(1)
            .TakeWhile(line => line != Fence)
            .ToList();
        Assert.That(lines, Is.Not.Empty, $"README.md has no C# sample under '{heading}'");
        return string.Join('\n', lines);
    }
}
