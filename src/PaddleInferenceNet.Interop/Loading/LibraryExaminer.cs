using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Says of a candidate, from its file alone, what it is and why it could not be loaded.</summary>
internal static class LibraryExaminer
{
    /// <param name="candidate">The place.</param>
    /// <param name="wanted">Which library is wanted.</param>
    public static LibraryExamination Examine(LibraryCandidate candidate, NativeEngine wanted)
    {
        if (candidate.IsSystemSearch)
        {
            var found = SystemFolders
                .All()
                .Select(folder => Path.Combine(folder, candidate.Path))
                .FirstOrDefault(File.Exists);
            return found is null
                ? Absent(candidate, "is in none of the system's folders")
                : Examine(candidate with { Path = found }, wanted);
        }

        if (!File.Exists(candidate.Path))
        {
            return Absent(candidate, Directory.Exists(candidate.Path) ? "is a folder" : "does not exist");
        }

        if (OperatingSystem.IsMacOS())
        {
            // Its libraries are files of a third kind, which only the system reads.
            return new LibraryExamination(candidate.Path, candidate.Origin, null, [], null);
        }

        try
        {
            return Judge(candidate, LibraryFile.Read(candidate.Path), wanted);
        }
        catch (BadImageFormatException exception)
        {
            return Absent(candidate, $"cannot be a library of this system: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OverflowException)
        {
            return Absent(candidate, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>What to do about libraries that are missing.</summary>
    public static string FixFor(IEnumerable<string> missing)
    {
        var names = missing.ToList();
        return names.Contains("libgomp.so.1")
            ? "install the package libgomp1 (Debian, Ubuntu) or libgomp (Fedora), and put any other beside the library"
            : $"put {(names.Count == 1 ? "it" : "them")} beside the library, keep the official archive together, or install the package that has {names[0]}";
    }

    private static LibraryExamination Judge(LibraryCandidate candidate, LibraryFile file, NativeEngine wanted)
    {
        var engine = file.IsEmbedded ? NativeEngine.Embedded : NativeEngine.Official;
        var dependencies = DependencySearch.Of(candidate.Path, file);
        return new LibraryExamination(
            candidate.Path,
            candidate.Origin,
            engine,
            dependencies,
            Problem(file, engine, wanted, dependencies)
        );
    }

    private static string? Problem(
        LibraryFile file,
        NativeEngine engine,
        NativeEngine wanted,
        ImmutableArray<LibraryDependency> dependencies
    )
    {
        if (wanted != NativeEngine.Auto && wanted != engine)
        {
            return $"is the {engine} engine, and {wanted} is wanted";
        }

        if (file.Machine != RuntimeInformation.ProcessArchitecture)
        {
            return $"is for {file.Machine?.ToString() ?? "another processor"}, this process is {RuntimeInformation.ProcessArchitecture}";
        }

        if (engine == NativeEngine.Official && file.Machine == Architecture.X64 && !X86Features.HasAvx)
        {
            return "is an official build, which needs AVX, and this processor has none";
        }

        List<string> missing = [.. dependencies.Where(item => item.FoundAt is null).Select(item => item.Name)];
        return missing.Count == 0 ? null : $"needs {string.Join(", ", missing)}, not found; {FixFor(missing)}";
    }

    private static LibraryExamination Absent(LibraryCandidate candidate, string problem) =>
        new(candidate.Path, candidate.Origin, null, [], problem);
}
