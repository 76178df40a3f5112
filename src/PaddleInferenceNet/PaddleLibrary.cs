using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// The one native library of the process. It is loaded at the first use and stays: from the path set here, else from the
/// environment variable PADDLE_INFERENCE_LIBRARY, else beside the application, else by the system's search.
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
        LibraryLoader.Use(libraryPath);
    }

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
