using System.Collections.Immutable;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>The files of an official archive that a program needs when it runs, under the names that it asks for.</summary>
public static class NativeRuntimeFiles
{
    private static readonly string[] LibraryPatterns = ["*.so", "*.so.*", "*.dll", "*.dylib"];
    private static readonly string[] Notices = ["version.txt", "LICENSE", "THIRD_PARTY_LICENSES"];

    /// <summary>The shared libraries: that of Paddle, and those below <c>third_party/install</c>, links followed, each file once.</summary>
    /// <param name="folder">The unpacked archive.</param>
    /// <returns>Names without folders, each with its file.</returns>
    /// <exception cref="IOException">It has no <c>paddle/lib</c>.</exception>
    public static ImmutableSortedDictionary<string, string> Find(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var names = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var libraries = Libraries(Path.Combine(folder, "paddle", "lib")).ToList();
        foreach (var file in libraries)
        {
            names[Path.GetFileName(file)] = file;
        }

        // First by the names that are asked for; what is opened by name while running is in no list, and comes under its own.
        foreach (var needed in libraries.SelectMany(Needed))
        {
            names[needed.Name] = needed.FoundAt!;
        }

        var present = names.Values.Select(RealPath).ToHashSet(StringComparer.Ordinal);
        foreach (var file in OfThirdParties(folder).Where(file => present.Add(RealPath(file))))
        {
            names.TryAdd(Path.GetFileName(file), file);
        }

        return names.ToImmutable();
    }

    /// <summary>Files that say what the library is and under which terms.</summary>
    public static IReadOnlyList<string> FindNotices(string folder) =>
        [.. Notices.Select(name => Path.Combine(folder, name)).Where(File.Exists)];

    private static IEnumerable<LibraryDependency> Needed(string library)
    {
        try
        {
            return DependencySearch
                .Of(library, LibraryFile.Read(library))
                .Where(item => DependencySearch.IsNeighbour(library, item));
        }
        catch (BadImageFormatException)
        {
            // Libraries of macOS are files of a kind that only it reads; there all of them are taken.
            return [];
        }
    }

    private static IEnumerable<string> OfThirdParties(string folder)
    {
        var install = Path.Combine(folder, "third_party", "install");
        return Directory.Exists(install)
            ? Directory
                .EnumerateDirectories(install)
                .Order(StringComparer.Ordinal)
                .SelectMany(package => Libraries(Path.Combine(package, "lib")))
            : [];
    }

    private static IEnumerable<string> Libraries(string folder) =>
        Directory.Exists(folder)
            ? LibraryPatterns
                .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
            : [];

    private static string RealPath(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
