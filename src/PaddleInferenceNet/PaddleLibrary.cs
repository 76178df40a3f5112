using System.Collections.Immutable;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// The one native library of the process. It is loaded at the first use and stays: from the path set here, else from the
/// environment variable PADDLE_INFERENCE_LIBRARY, else beside the application, else among the official ones that
/// <see cref="NativeStore"/> fetched, else by the system's search.
/// </summary>
public static class PaddleLibrary
{
    /// <summary>Names the library to load. It is then the only one tried.</summary>
    /// <param name="libraryPath">The file, or a folder that holds it directly or as <c>paddle/lib</c> of the official archive.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">A library is already loaded.</exception>
    public static void Use(string libraryPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(libraryPath);
        LibraryLoader.Configure(new NativeLibraryOptions { Path = libraryPath });
    }

    /// <summary>Sets where the library is looked for.</summary>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    /// <exception cref="InvalidOperationException">A library is already loaded.</exception>
    public static void Configure(NativeLibraryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        LibraryLoader.Configure(options);
    }

    /// <summary>Looks, without loading anything, at each place where the library is looked for, in order.</summary>
    public static ImmutableArray<LibraryExamination> Examine() => LibraryLoader.Examine();

    /// <summary>Places that were tried until the library was loaded, the one that was taken last; empty before.</summary>
    public static ImmutableArray<LoadAttempt> Attempts => LibraryLoader.Attempts;

    /// <summary>Loads the library where it is not yet, and asks it which of its optional back-ends it was built with.</summary>
    /// <returns>Names such as "mkldnn" with whether the library takes the switch on this machine.</returns>
    /// <exception cref="NativeLibraryLoadException">No library could be loaded.</exception>
    public static ImmutableArray<BackEnd> BackEnds() => BackEndProbe.Run();

    /// <summary>What the library says of itself: lines "version: …", "commit: …", "branch: …".</summary>
    /// <exception cref="NativeLibraryLoadException">No library could be loaded.</exception>
    public static string Version => LibraryLoader.Current.Version.Text;

    /// <summary>The file that was loaded; its bare name where the system's search found it.</summary>
    /// <exception cref="NativeLibraryLoadException">No library could be loaded.</exception>
    public static string Path => LibraryLoader.Current.Path;

    /// <summary>Whether it is the runtime of this project, which tells why a call failed, and not the official library.</summary>
    /// <exception cref="NativeLibraryLoadException">No library could be loaded.</exception>
    public static bool IsEmbedded => LibraryLoader.Current.HasErrorExports;
}
