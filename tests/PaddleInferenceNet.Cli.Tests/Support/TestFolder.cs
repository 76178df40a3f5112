namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>A folder of one test, gone after it.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paddle-ocr-tests-");

    public string Path => _folder.FullName;

    /// <summary>Names in the folder, in ordinal order, hidden ones included.</summary>
    public string[] Names =>
        [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Combine(name), content);
        return Combine(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
