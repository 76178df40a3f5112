using System.Collections.Immutable;
using System.Text;

namespace PaddleInferenceNet.Interop;

/// <summary>Chooses the one native library of the process. The choice is frozen once a library is loaded.</summary>
internal static class LibraryLoader
{
    private const string Taken = "taken";
    private static readonly Lock Gate = new();
    private static NativeLibraryOptions _options = new();
    private static string _applicationFolder = AppContext.BaseDirectory;
    private static ImmutableArray<LoadAttempt> _attempts = [];
    private static bool _isLogged;
    private static volatile LoadedLibrary? _current;

    /// <summary>The library, loaded at the first use.</summary>
    /// <exception cref="NativeLibraryLoadException">None could be loaded; other settings may then still be made.</exception>
    public static LoadedLibrary Current => _current ?? LoadOnce();

    /// <summary>Places that were tried until the library was loaded, itself the last; empty before.</summary>
    public static ImmutableArray<LoadAttempt> Attempts
    {
        get
        {
            lock (Gate)
            {
                return _attempts;
            }
        }
    }

    /// <summary>As <see cref="Attempts"/> of the library, which is loaded where it is not yet; empty from the second call on.</summary>
    public static ImmutableArray<LoadAttempt> TakeUnloggedAttempts()
    {
        _ = Current;
        lock (Gate)
        {
            if (_isLogged)
            {
                return [];
            }

            _isLogged = true;
            return _attempts;
        }
    }

    /// <summary>Sets where the library is looked for.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="applicationFolder">The folder of the application, where it is not that of this program.</param>
    /// <exception cref="InvalidOperationException">A library is already loaded.</exception>
    public static void Configure(NativeLibraryOptions options, string? applicationFolder = null)
    {
        lock (Gate)
        {
            if (_current is { } loaded)
            {
                throw new InvalidOperationException(
                    $"The library '{loaded.Path}' is already loaded and stays for the life of the process; choose '{options.Path ?? options.Engine.ToString()}' before the first use."
                );
            }

            _options = options;
            _applicationFolder = applicationFolder ?? _applicationFolder;
        }
    }

    /// <summary>The settings of the search.</summary>
    public static NativeLibraryOptions Options
    {
        get
        {
            lock (Gate)
            {
                return _options;
            }
        }
    }

    /// <summary>What is in the places where the library is looked for, without loading it.</summary>
    public static ImmutableArray<LibraryExamination> Examine()
    {
        lock (Gate)
        {
            return
            [
                .. Search()
                    .Candidates()
                    .Select(candidate => LibraryExaminer.Examine(candidate, _options.Engine))
                    .Select(examined =>
                        examined.Engine is null
                            ? examined
                            : examined with
                            {
                                BuiltWithout = BuildReport.MissingParts(examined),
                            }
                    ),
            ];
        }
    }

    /// <summary>Loads the first candidate that can be taken.</summary>
    /// <exception cref="NativeLibraryLoadException">There is none.</exception>
    internal static LoadedLibrary Load(LibrarySearch search, List<LoadAttempt> attempts)
    {
        foreach (var candidate in search.Candidates())
        {
            if (LoadedLibrary.TryLoad(candidate, search.Options.Engine, out var library, out var reason))
            {
                attempts.Add(new LoadAttempt(library.Path, candidate.Origin, Taken));
                return library;
            }

            attempts.Add(new LoadAttempt(candidate.Path, candidate.Origin, reason));
        }

        throw new NativeLibraryLoadException(Describe(attempts), [.. attempts]);
    }

    private static LibrarySearch Search() => new() { Options = _options, BaseDirectory = _applicationFolder };

    private static LoadedLibrary LoadOnce()
    {
        lock (Gate)
        {
            if (_current is null)
            {
                List<LoadAttempt> attempts = [];
                _current = Load(Search(), attempts);
                _attempts = [.. attempts];
            }

            return _current;
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
