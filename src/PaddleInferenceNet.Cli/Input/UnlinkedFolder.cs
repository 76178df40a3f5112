using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>A folder for patterns, without the folders that links in it lead to, which may lead back to it.</summary>
internal sealed class UnlinkedFolder(DirectoryInfo folder) : DirectoryInfoWrapper(folder)
{
    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        foreach (var entry in new DirectoryInfo(FullName).EnumerateFileSystemInfos())
        {
            if (entry is FileInfo file)
            {
                yield return new FileInfoWrapper(file);
            }
            else if (entry is DirectoryInfo { LinkTarget: null } below)
            {
                yield return new UnlinkedFolder(below);
            }
        }
    }

    public override DirectoryInfoBase GetDirectory(string path) =>
        path == ".." ? base.GetDirectory(path) : new UnlinkedFolder(new DirectoryInfo(Path.Combine(FullName, path)));
}
