using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>
/// Where the library is looked for. A path that the caller or the environment names is the only one tried: running on
/// another library than the one asked for would be worse than an error.
/// </summary>
internal sealed record LibrarySearch
{
    public const string Variable = "PADDLE_INFERENCE_LIBRARY";

    /// <summary>What the caller set.</summary>
    public NativeLibraryOptions Options { get; init; } = new();

    /// <summary>File or folder named by the environment variable.</summary>
    public string? EnvironmentPath { get; init; } = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Folder of fetched official libraries.</summary>
    public string FetchedFolder { get; init; } = FetchedLibraries.DefaultFolder();

    public string BaseDirectory { get; init; } = AppContext.BaseDirectory;

    public string RuntimeIdentifier { get; init; } = PortableRuntimeIdentifier();

    public string FileName { get; init; } = PlatformFileName();

    /// <summary>The places in the order of the search.</summary>
    public IEnumerable<LibraryCandidate> Candidates()
    {
        if (Options.Path is { Length: > 0 } path)
        {
            return Named(path, "path set by the caller");
        }

        return EnvironmentPath is { Length: > 0 }
            ? Named(EnvironmentPath, $"environment variable {Variable}")
            :
            [
                .. Options.SearchFolders.SelectMany(folder => InFolder(Path.GetFullPath(folder), "search folder")),
                new(Path.Combine(BaseDirectory, "runtimes", RuntimeIdentifier, "native", FileName), "native package"),
                new(Path.Combine(BaseDirectory, FileName), "application folder"),
                .. FetchedLibraries
                    .Folders(FetchedFolder, RuntimeIdentifier)
                    .SelectMany(folder => InFolder(folder, "fetched library")),
                new(FileName, "system search"),
            ];
    }

    // A folder may hold the library itself or be laid out like the official archive.
    private LibraryCandidate[] Named(string path, string origin)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) ? InFolder(full, origin) : [new(full, origin)];
    }

    private LibraryCandidate[] InFolder(string folder, string origin) =>
        [new(Path.Combine(folder, FileName), origin), new(Path.Combine(folder, "paddle", "lib", FileName), origin)];

    private static string PlatformFileName() =>
        OperatingSystem.IsWindows() ? "paddle_inference_c.dll"
        : OperatingSystem.IsMacOS() ? "libpaddle_inference_c.dylib"
        : "libpaddle_inference_c.so";

    public static string PortableRuntimeIdentifier()
    {
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
