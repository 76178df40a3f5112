using System.Collections.Immutable;
using System.Text;

namespace PaddleInferenceNet.Interop;

/// <summary>Chooses the one native library of the process. The choice is frozen once a library is loaded.</summary>
internal static class LibraryLoader
{
    private static readonly Lock Gate = new();
    private static string? _requestedPath;
    private static volatile LoadedLibrary? _current;

    /// <summary>The library, loaded at the first use.</summary>
    /// <exception cref="NativeLibraryLoadException">None could be loaded; another path may then still be set.</exception>
    public static LoadedLibrary Current => _current ?? LoadOnce();

    /// <summary>Names the file, or a folder with it, that is to be loaded.</summary>
    /// <exception cref="InvalidOperationException">A library is already loaded.</exception>
    public static void Use(string path)
    {
        lock (Gate)
        {
            if (_current is { } loaded)
            {
                throw new InvalidOperationException(
                    $"The library '{loaded.Path}' is already loaded and stays for the life of the process; choose '{path}' before the first use."
                );
            }

            _requestedPath = path;
        }
    }

    /// <summary>Loads the first candidate that can be taken.</summary>
    /// <exception cref="NativeLibraryLoadException">There is none.</exception>
    internal static LoadedLibrary Load(LibrarySearch search)
    {
        List<LoadAttempt> attempts = [];
        foreach (var candidate in search.Candidates())
        {
            if (LoadedLibrary.TryLoad(candidate, out var library, out var reason))
            {
                return library;
            }

            attempts.Add(new LoadAttempt(candidate.Path, candidate.Origin, reason));
        }

        throw new NativeLibraryLoadException(Describe(attempts), [.. attempts]);
    }

    private static LoadedLibrary LoadOnce()
    {
        lock (Gate)
        {
            return _current ??= Load(new LibrarySearch { RequestedPath = _requestedPath });
        }
    }

    private static string Describe(IReadOnlyList<LoadAttempt> attempts)
    {
        StringBuilder text = new("No Paddle Inference C library could be loaded. Tried:");
        foreach (var attempt in attempts)
        {
            text.Append('\n').Append($"  {attempt.Path} ({attempt.Origin}): {attempt.Reason}");
        }

        return text.Append($"\nName the library in {LibrarySearch.Variable} or with PaddleLibrary.Use.").ToString();
    }
}
