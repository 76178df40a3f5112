namespace PaddleInferenceNet.Architecture.Tests;

/// <summary>A file of the repository that people wrote; generated ones are left out.</summary>
/// <param name="Path">Path below the repository root, with forward slashes.</param>
internal sealed record SourceFile(string Path)
{
    public string Text { get; } = File.ReadAllText(RepositoryRoot.Combine(Path));

    public IEnumerable<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>Files with one of the extensions below one of the folders, in ordinal order.</summary>
    public static SourceFile[] Below(string[] folders, params ReadOnlySpan<string> extensions)
    {
        var wanted = extensions.ToArray();
        return
        [
            .. folders
                .Select(folder => RepositoryRoot.Combine(folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Where(file => wanted.Contains(System.IO.Path.GetExtension(file)) && !file.EndsWith(".g.cs"))
                .Select(file => System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(file => new SourceFile(file)),
        ];
    }

    public override string ToString() => Path;
}
