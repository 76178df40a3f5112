using System.Security.Cryptography;
using PaddleInferenceNet.Interop;
using PaddleInferenceNet.Tests.Stub;

namespace PaddleInferenceNet.Tests.Natives;

[TestFixture]
internal sealed class NativeStoreTests : NativeStoreFixture
{
    [TestCase("paddle_inference_c/")]
    [TestCase("./paddle_inference_c_install_dir/")]
    [TestCase("")]
    public async Task Get_Tgz_IsUnpackedFromItsRootWithLinksAndRecorded(string top)
    {
        var archive = TestArchive.Tgz(TestArchive.Whole(top));
        await using var server = ArchiveServer.Of(archive);
        using var store = Open(server);

        var folder = await store.GetAsync(Library);

        var libraries = Path.Combine(folder, "third_party", "install", "mkldnn", "lib");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(folder, Is.EqualTo(Temporary.Combine("2.6.2-linux-x64-mkl")));
            Assert.That(File.Exists(Path.Combine(folder, "version.txt")));
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder, "paddle", "lib", TestArchive.Library)),
                Is.EqualTo(TestArchive.Code)
            );
            Assert.That(File.ReadAllText(Path.Combine(libraries, "libdnnl.so")), Is.EqualTo("dnnl"));
            Assert.That(
                new FileInfo(Path.Combine(libraries, "libdnnl.so")).LinkTarget,
                Is.EqualTo(OperatingSystem.IsWindows() ? null : "libdnnl.so.3")
            );
            Assert.That(
                File.ReadAllText(Paths.Hashes),
                Does.Contain($"{Convert.ToHexStringLower(SHA256.HashData(archive))}  {Library.Name}.tgz\n")
            );
            Assert.That(server.Requests.Single().Path, Is.EqualTo(Library.Url.AbsolutePath));
            Assert.That(await store.VerifyAsync(Library), Is.Empty);
            Assert.That(Directory.GetFileSystemEntries(Paths.Unfinished), Is.EqualTo(new[] { Paths.Lock }));
        }
    }

    [Test]
    public async Task Get_Zip_IsUnpacked()
    {
        var windows = NativeCatalogue.Find("win-x64", "mkl", "2.6.2");
        await using var server = ArchiveServer.Of(
            TestArchive.Zip(
                ("paddle/lib/paddle_inference_c.dll", TestArchive.Code),
                ("third_party/install/mklml/lib/mklml.dll", [1]),
                ("version.txt", TestArchive.Text("WITH_MKL: ON"))
            )
        );
        using var store = Open(server);

        var folder = await store.GetAsync(windows);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder, "paddle", "lib", "paddle_inference_c.dll")),
                Is.EqualTo(TestArchive.Code)
            );
            Assert.That(
                NativeRuntimeFiles.Find(folder).Keys,
                Is.EqualTo(new[] { "mklml.dll", "paddle_inference_c.dll" })
            );
        }
    }

    [Test]
    public async Task Get_HeadersWithoutVersionFile_AreTheRoot()
    {
        var entries = TestArchive.Whole("any/").Where(entry => !entry.Name.EndsWith("version.txt")).ToArray();
        await using var server = ArchiveServer.Of(TestArchive.Tgz(entries));
        using var store = Open(server);

        var folder = await store.GetAsync(Library);

        Assert.That(
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "paddle", "third_party" })
        );
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There, files stand in for links.")]
    public async Task Get_HardLinksAndLinksToNothing_BecomeFilesAndAreLeftOut()
    {
        await using var server = ArchiveServer.Of(
            TestArchive.Tgz([
                .. TestArchive.Whole("p/"),
                TestArchive.Link("p/again.txt", "p/version.txt", System.Formats.Tar.TarEntryType.HardLink),
                TestArchive.Link("p/nothing", "not-there"),
                TestArchive.Link("p/circle", "circle"),
                TestArchive.Link("p/folder", "paddle/lib"),
                TestArchive.Link("outside", "p/version.txt"),
            ])
        );
        using var store = Open(server);

        var folder = await store.GetAsync(Library);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(Path.Combine(folder, "again.txt")), Is.EqualTo("WITH_MKL: ON\n"));
            Assert.That(new FileInfo(Path.Combine(folder, "nothing")).LinkTarget, Is.Null);
            Assert.That(new FileInfo(Path.Combine(folder, "circle")).LinkTarget, Is.Null);
            Assert.That(File.Exists(Path.Combine(folder, "folder", TestArchive.Library)));
            Assert.That(await store.VerifyAsync(Library), Is.Empty);
        }
    }

    [Test]
    public async Task Get_Installed_AsksNobodyUntilAFileChanges()
    {
        await using var server = ArchiveServer.Of(TestArchive.Tgz(TestArchive.Whole("p/")));
        using var store = Open(server);
        var folder = await store.GetAsync(Library);

        await store.GetAsync(Library);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
        await File.AppendAllTextAsync(Path.Combine(folder, "paddle", "lib", TestArchive.Library), "x");
        await store.GetAsync(Library);

        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(await store.VerifyAsync(Library), Is.Empty);
    }

    [Test]
    public async Task Get_HashOfTheList_IsChecked()
    {
        var archive = TestArchive.Tgz(TestArchive.Whole("p/"));
        await using var server = ArchiveServer.Of(archive);
        using var store = Open(server);
        var wrong = new string('0', 64);

        Assert.That(
            () => store.GetAsync(Library with { Sha256 = wrong }),
            Throws.TypeOf<DownloadException>().With.Message.Contains(wrong)
        );
        AssertNothingInstalled(store);
        await store.GetAsync(Library with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(archive)) });
    }

    [Test]
    public async Task Get_OtherArchiveThanAtFirst_IsRefused()
    {
        await using (var first = ArchiveServer.Of(TestArchive.Tgz(TestArchive.Whole("p/"))))
        {
            using var store = Open(first);
            Directory.Delete(await store.GetAsync(Library), recursive: true);
        }

        await using var second = ArchiveServer.Of(TestArchive.Tgz(TestArchive.Whole("other/")));
        using var again = Open(second);

        Assert.That(
            () => again.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains(Paths.Hashes)
        );
    }

    [Test]
    public void Get_AbsentOffline_NamesTheCommand()
    {
        using NativeStore store = new(Options() with { Offline = true });

        Assert.That(
            () => store.GetAsync(Library),
            Throws
                .TypeOf<DownloadException>()
                .With.Message.Contains("paddle-ocr native get --rid linux-x64 --variant mkl --version 2.6.2")
        );
    }

    [Test]
    public async Task Load_FetchedLibrary_IsFoundWhenTheOfficialEngineIsWanted()
    {
        var stub = StubLibrary.Require("2.6.2");
        await using var server = ArchiveServer.Of(
            TestArchive.Tgz(TestArchive.Whole("p/", await File.ReadAllBytesAsync(stub)))
        );
        using var store = Open(server);
        var folder = await store.GetAsync(Library);
        List<LoadAttempt> attempts = [];

        var loaded = LibraryLoader.Load(
            new LibrarySearch
            {
                Options = new() { Engine = NativeEngine.Official },
                EnvironmentPath = null,
                FetchedFolder = store.Folder,
            },
            attempts
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loaded.Path, Is.EqualTo(Path.Combine(folder, "paddle", "lib", TestArchive.Library)));
            Assert.That(attempts[^1].Origin, Is.EqualTo("fetched library"));
            Assert.That(NativeVersionFile.LinesFor(loaded.Path), Is.EqualTo(new[] { "WITH_MKL: ON" }));
        }
    }
}
