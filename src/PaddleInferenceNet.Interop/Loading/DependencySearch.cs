using System.Collections.Immutable;

namespace PaddleInferenceNet.Interop;

/// <summary>
/// Finds what a library needs from the files themselves: first beside it, then in <c>third_party/install/*/lib</c> of an
/// official archive, then where the system looks.
/// </summary>
internal sealed class DependencySearch
{
    private const int MaxFiles = 256;
    private readonly ImmutableArray<string> _neighbours;
    private readonly ImmutableArray<string> _system;
    private readonly List<LibraryDependency> _found = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private DependencySearch(ImmutableArray<string> neighbours, ImmutableArray<string> system)
    {
        _neighbours = neighbours;
        _system = system;
    }

    /// <summary>All that a library needs, each after what it needs itself, so that they can be loaded in this order.</summary>
    public static ImmutableArray<LibraryDependency> Of(string path, LibraryFile file) =>
        Of(path, file, SystemFolders.All());

    internal static ImmutableArray<LibraryDependency> Of(string path, LibraryFile file, ImmutableArray<string> system)
    {
        DependencySearch search = new(Neighbours(path), system);
        search._seen.Add(Path.GetFileName(path));
        search.Visit(file);
        return [.. search._found];
    }

    /// <summary>Whether a dependency came with the library, so that the system would not find it by itself.</summary>
    public static bool IsNeighbour(string path, LibraryDependency dependency) =>
        dependency.FoundAt is { } found && Neighbours(path).Contains(Path.GetDirectoryName(found)!);

    private static ImmutableArray<string> Neighbours(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var packages = Path.GetFullPath(Path.Combine(folder, "..", "..", "third_party", "install"));
        return Directory.Exists(packages)
            ?
            [
                folder,
                .. Directory
                    .EnumerateDirectories(packages)
                    .Order(StringComparer.Ordinal)
                    .Take(MaxFiles)
                    .Select(package => Path.Combine(package, "lib"))
                    .Where(Directory.Exists),
            ]
            : [folder];
    }

    private void Visit(LibraryFile file)
    {
        foreach (var name in file.Needed)
        {
            if (_seen.Count >= MaxFiles || !_seen.Add(name))
            {
                continue;
            }

            var found = IsPlainName(name) ? Find(name, _neighbours) : null;
            if (found is not null && TryRead(found) is { } neighbour)
            {
                Visit(neighbour);
            }

            _found.Add(new LibraryDependency(name, found ?? SystemFile(name)));
        }
    }

    private string? SystemFile(string name) =>
        !IsPlainName(name) ? null
        // Windows builds its own libraries in, some without a file.
        : OperatingSystem.IsWindows() && name.StartsWith("api-ms-", StringComparison.OrdinalIgnoreCase) ? name
        : Find(name, _system);

    private static string? Find(string name, ImmutableArray<string> folders) =>
        folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    // A name with a separator would lead out of the folders.
    private static bool IsPlainName(string name) => name.Length > 0 && name == Path.GetFileName(name);

    private static LibraryFile? TryRead(string path)
    {
        try
        {
            return LibraryFile.Read(path);
        }
        catch (Exception exception)
            when (exception
                    is BadImageFormatException
                        or IOException
                        or UnauthorizedAccessException
                        or OverflowException
            )
        {
            return null;
        }
    }
}
