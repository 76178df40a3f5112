namespace PaddleInferenceNet;

/// <summary>Something in an archive, whatever the form of the archive.</summary>
/// <param name="Path">Its path as the archive has it; nothing is known of it.</param>
/// <param name="Content">Content of a file, to be read before the next entry is asked for; null for a folder or link.</param>
/// <param name="Target">Where a link leads; null for a folder or file.</param>
/// <param name="IsHardLink">Whether the target is a path of the archive, and not one as seen from the link.</param>
internal sealed record UnpackEntry(string Path, Stream? Content, string? Target = null, bool IsHardLink = false);
