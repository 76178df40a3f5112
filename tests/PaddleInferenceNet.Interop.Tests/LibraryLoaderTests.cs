namespace PaddleInferenceNet.Interop.Tests;

public sealed class LibraryLoaderTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("loader-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Load_MissingFile_SaysSoAndNamesTheFix()
    {
        var path = Path.Combine(_folder, "nowhere.so");

        var exception = Fail(new LibrarySearch { Options = new() { Path = path } });

        Assert.That(exception.Message, Does.Contain($"{path} (path set by the caller): does not exist"));
        Assert.That(exception.Message, Does.Contain("PADDLE_INFERENCE_LIBRARY"));
        Assert.That(exception.Code, Is.EqualTo(PaddleErrorCode.LibraryNotLoaded));
    }

    [Test]
    public void Load_NothingFound_ListsEveryPathInOrder()
    {
        LibrarySearch search = new()
        {
            EnvironmentPath = null,
            BaseDirectory = _folder,
            FetchedFolder = _folder,
            FileName = "libno_such_library_of_this_name.so",
        };

        var exception = Fail(search);

        Assert.That(
            exception.Attempts.Select(attempt => attempt.Origin),
            Is.EqualTo(new[] { "native package", "application folder", "system search" })
        );
        Assert.That(exception.Attempts.Select(attempt => attempt.Reason), Has.None.Empty);
        Assert.That(
            exception.Attempts.Select(attempt => attempt.Path),
            Is.EqualTo(search.Candidates().Select(candidate => candidate.Path))
        );
    }

    [Test]
    public void Load_FileThatIsNoLibrary_SaysSoWithoutLoadingIt()
    {
        var path = Path.Combine(_folder, "text.so");
        File.WriteAllText(path, "no library");

        Assert.That(
            Fail(new LibrarySearch { Options = new() { Path = path } }).Attempts.Single().Reason,
            Does.Contain(OperatingSystem.IsMacOS() ? path : "no ELF and no PE library")
        );
    }

    [Test]
    public void Load_FolderAsFile_SaysSo()
    {
        var path = Path.Combine(_folder, "lib.so");
        Directory.CreateDirectory(path);
        LibrarySearch search = new()
        {
            Options = new() { Path = _folder },
            FileName = "lib.so",
        };

        Assert.That(Fail(search).Attempts[0].Reason, Is.EqualTo("is a folder"));
    }

    [Test]
    public void Load_AnotherLibrary_NamesWhatItLacks()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var other = Directory
            .EnumerateFiles(runtime, "*System.Native.*")
            .First(file => !file.EndsWith(".a", StringComparison.Ordinal));

        var reason = Fail(new LibrarySearch { Options = new() { Path = other } }).Attempts.Single().Reason;

        Assert.That(reason, Does.Contain("is not a Paddle Inference C library").And.Contain("PD_ConfigCreate"));
    }

    private static NativeLibraryLoadException Fail(LibrarySearch search) =>
        Assert.Throws<NativeLibraryLoadException>(() => LibraryLoader.Load(search, []))!;
}
