using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>The file <c>version.txt</c> at the root of an official archive, which says how the library beside it was built.</summary>
public static class NativeVersionFile
{
    private const string Name = "version.txt";
    private const int MaxBytes = 64 * 1024;
    private const int MaxLines = 64;

    /// <summary>Its lines, such as "WITH_MKL: ON"; empty where the library does not lie in an official archive.</summary>
    /// <param name="libraryPath">File of the library: <c>paddle/lib</c> of the archive is its folder.</param>
    public static ImmutableArray<string> LinesFor(string libraryPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(libraryPath);
        var path = Path.GetFullPath(Path.Combine(libraryPath, "..", "..", "..", Name));
        try
        {
            return !Path.IsPathRooted(libraryPath) || new FileInfo(path) is not { Exists: true, Length: <= MaxBytes }
                ? []
                : [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).Take(MaxLines)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
