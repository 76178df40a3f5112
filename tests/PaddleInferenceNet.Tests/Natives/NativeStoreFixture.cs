namespace PaddleInferenceNet.Tests.Natives;

/// <summary>A store in a folder of the test, and the library that is fetched into it.</summary>
internal abstract class NativeStoreFixture
{
    protected static NativeArchive Library { get; } = NativeCatalogue.Find("linux-x64", "mkl", "2.6.2");

    protected TemporaryFolder Temporary { get; private set; } = null!;

    private protected StorePaths Paths => new(Temporary.Path, Library.Name, ".tgz");

    [SetUp]
    public void CreateFolder() => Temporary = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => Temporary.Dispose();

    protected StoreOptions Options(ArchiveServer? server = null) =>
        new()
        {
            Folder = Temporary.Path,
            Mirror = server?.Address ?? new Uri("http://127.0.0.1:1/"),
            Attempts = 3,
            FirstPause = TimeSpan.FromMilliseconds(1),
            Patience = TimeSpan.FromSeconds(20),
        };

    protected NativeStore Open(ArchiveServer? server = null) => new(Options(server));

    /// <summary>Checks that nothing is left that a later run could take for a library.</summary>
    protected void AssertNothingInstalled(NativeStore store)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.IsInstalled(Library), Is.False);
            Assert.That(Directory.Exists(Paths.Item), Is.False);
            Assert.That(Directory.Exists(Paths.Unpacked), Is.False);
        }
    }
}
