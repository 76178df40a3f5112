namespace PaddleInferenceNet.Interop;

/// <summary>Official libraries that were fetched for this user: folders named <c>VERSION-RID-VARIANT</c>.</summary>
internal static class FetchedLibraries
{
    /// <summary>Name of their folder below <see cref="CacheFolder"/>.</summary>
    public const string FolderName = "natives";

    private const int MaxFolders = 256;

    public static string DefaultFolder() =>
        Path.Combine(CacheFolder.Find(Environment.GetEnvironmentVariable), FolderName);

    /// <summary>Those for a system, newest release first; of one release, in the order of their names.</summary>
    public static IReadOnlyList<string> Folders(string folder, string runtimeIdentifier)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateDirectories(folder, $"*-{runtimeIdentifier}-*")
                    .Take(MaxFolders)
                    .OrderByDescending(VersionOf)
                    .ThenBy(path => path, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Version? VersionOf(string path) =>
        Version.TryParse(Path.GetFileName(path).Split('-')[0], out var version) ? version : null;
}
