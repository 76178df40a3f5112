namespace PaddleInferenceNet.Interop;

/// <summary>A place to look for the library.</summary>
/// <param name="Path">An absolute path, or a bare file name for the system's own search.</param>
/// <param name="Origin">Why it is a candidate, in the words of the error text.</param>
internal readonly record struct LibraryCandidate(string Path, string Origin)
{
    public bool IsSystemSearch => !System.IO.Path.IsPathRooted(Path);
}
