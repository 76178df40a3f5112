using System.Collections.Immutable;
using System.Text;

namespace PaddleInferenceNet.Interop;

/// <summary>What the files of a library say of its build: its own file, and that of an engine which came with it.</summary>
internal static class BuildReport
{
    /// <summary>Names of <see cref="BuildMarks"/> that it is built without; null where nothing can be told.</summary>
    public static ImmutableArray<string>? MissingParts(LibraryExamination examined) =>
        examined.Engine == NativeEngine.Embedded
            ? BuildMarks.OfEmbedded
            : Read<ImmutableArray<string>?>(examined, paths => BuildMarks.Find(paths));

    /// <summary>Whether a name stands in the files, as every name that a library registers does; true where nothing can be told.</summary>
    public static bool Mentions(LibraryExamination examined, string name) =>
        Read<bool?>(examined, paths => TextSearch.Find(paths, [Encoding.UTF8.GetBytes($"{name}\0")])[0]) ?? true;

    private static T? Read<T>(LibraryExamination examined, Func<IEnumerable<string>, T> read)
    {
        if (!File.Exists(examined.Path))
        {
            return default;
        }

        // Where the C interface is a library of its own, the engine is another one beside it.
        var engines = examined
            .Dependencies.Where(item => DependencySearch.IsNeighbour(examined.Path, item))
            .Select(item => item.FoundAt!)
            .Where(path => Path.GetFileName(path).Contains("paddle", StringComparison.OrdinalIgnoreCase));
        try
        {
            return read([examined.Path, .. engines]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
