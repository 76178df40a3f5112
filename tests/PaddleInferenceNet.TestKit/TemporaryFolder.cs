namespace PaddleInferenceNet.TestKit;

/// <summary>A folder of one test, gone with its contents after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paddle-tests-");

    /// <summary>Absolute path of the folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Names in the folder, in ordinal order, hidden ones included.</summary>
    public string[] Names =>
        [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>Path of a file or folder in it, which need not exist.</summary>
    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Combine(name), content);
        return Combine(name);
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
