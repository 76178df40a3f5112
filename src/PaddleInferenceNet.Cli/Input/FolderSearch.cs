using System.IO.Enumeration;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>Lists files of folders, but goes into none that a link leads to: two links to a folder above make endlessly many paths.</summary>
internal static class FolderSearch
{
    /// <summary>Files that are not hidden.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="recursive">Whether the folders in it are searched.</param>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static IEnumerable<string> Files(string folder, bool recursive) =>
        new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
            new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = false }
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
}
