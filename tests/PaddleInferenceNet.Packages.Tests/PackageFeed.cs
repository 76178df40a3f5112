namespace PaddleInferenceNet.Packages.Tests;

/// <summary>The folder that <c>./build.sh pack</c> fills.</summary>
internal static class PackageFeed
{
    /// <summary>A package of this build.</summary>
    public const string Library = "PaddleInferenceNet.Ocr";

    public static string Folder { get; } = RepositoryRoot.Combine("artifacts", "packages");

    /// <summary>The version that all packages of this build have; skips the running test where nothing was packed.</summary>
    public static string RequireVersion()
    {
        var prefix = $"{Library}.";
        var package = Names.FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal));
        if (package is null)
        {
            Assert.Ignore($"Needs the packages in '{Folder}', which './build.sh pack' makes.");
        }

        return Path.GetFileNameWithoutExtension(package)[prefix.Length..];
    }

    /// <summary>File names of the packages, without those of symbols.</summary>
    public static IReadOnlyList<string> Names =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(Folder, "*.nupkg")
                    .Select(path => Path.GetFileName(path))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
