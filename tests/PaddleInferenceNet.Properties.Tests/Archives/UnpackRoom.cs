namespace PaddleInferenceNet.Properties.Tests.Archives;

/// <summary>Folders in which archives are unpacked, and in which everything that should not be there is seen.</summary>
internal sealed class UnpackRoom : IDisposable
{
    private const string Canary = "canary";

    private readonly TemporaryFolder _root = new();

    public UnpackRoom()
    {
        Directory.CreateDirectory(_root.Combine("store"));
        File.WriteAllText(_root.Combine("store", Canary), Canary);
        Folder = _root.Combine("store", "item");
        Archive = _root.Combine("archive");
    }

    /// <summary>The folder to unpack to.</summary>
    public string Folder { get; }

    /// <summary>The file of the archive.</summary>
    public string Archive { get; }

    /// <summary>Puts an archive into its place and an empty folder beside it.</summary>
    public void Take(byte[] archive)
    {
        Reset();
        File.WriteAllBytes(Archive, archive);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Checks that nothing was written but into the folder, and not more than the bound there.</summary>
    public void AssertKept(long mostBytes)
    {
        Assert.That(Names(_root.Path), Is.EqualTo(new[] { "archive", "store" }));
        Assert.That(Names(_root.Combine("store")), Is.EqualTo(new[] { Canary, "item" }));
        Assert.That(File.ReadAllText(_root.Combine("store", Canary)), Is.EqualTo(Canary));
        Assert.That(Path.Exists(HostileEntries.Outside), Is.False);
        Assert.That(SizeOf(new DirectoryInfo(Folder)), Is.LessThanOrEqualTo(mostBytes));
    }

    /// <summary>Checks that every link below the folder leads to something below it.</summary>
    public static void AssertLinksStay(string root)
    {
        foreach (var link in Below(new DirectoryInfo(root)).Where(entry => entry.LinkTarget is not null))
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            Assert.That(target, Does.StartWith(root).And.Matches<string>(Path.Exists));
        }
    }

    public void Dispose()
    {
        Reset();
        _root.Dispose();
    }

    private void Reset()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string[] Names(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(folder)
                .Select(Path.GetFileName)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    private static long SizeOf(DirectoryInfo folder) =>
        Below(folder).OfType<FileInfo>().Where(file => file.LinkTarget is null).Sum(file => file.Length);

    // Without going through links, which is what is checked.
    private static IEnumerable<FileSystemInfo> Below(DirectoryInfo folder) =>
        folder
            .EnumerateFileSystemInfos()
            .SelectMany(entry =>
                entry is DirectoryInfo { LinkTarget: null } below ? Below(below).Prepend(entry) : [entry]
            );
}
