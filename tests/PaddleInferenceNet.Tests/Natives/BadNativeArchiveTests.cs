using System.Formats.Tar;

namespace PaddleInferenceNet.Tests.Natives;

/// <summary>Archives that are no libraries, or worse: nothing is written outside of the folder, and nothing half is taken.</summary>
[TestFixture]
internal sealed class BadNativeArchiveTests : NativeStoreFixture
{
    private static readonly UnpackLimits Small = new(20, 100_000);

    private static IEnumerable<TestCaseData> Archives()
    {
        yield return Case("..", "leads out", With(TestArchive.File("p/../../outside", [1])));
        yield return Case("DotsInside", "leads out", With(TestArchive.File("p/x/../y", [1])));
        yield return Case("Rooted", "leads out", With(TestArchive.File("/outside", [1])));
        yield return Case("Backslash", "leads out", With(TestArchive.File(@"p\..\..\outside", [1])));
        yield return Case("Drive", "leads out", With(TestArchive.File("C:/outside", [1])));
        yield return Case("FolderOut", "leads out", With(new PaxTarEntry(TarEntryType.Directory, "../outside")));
        yield return Case("LinkOut", "out of its folder", With(TestArchive.Link("p/l", "../../outside")));
        yield return Case("LinkRooted", "out of its folder", With(TestArchive.Link("p/l", "/etc/passwd")));
        yield return Case("LinkBesideTheRoot", "out of its folder", With(TestArchive.Link("p/l", "../q")));
        yield return Case(
            "LinkUpBehindALink",
            "out of its folder",
            With(TestArchive.Link("p/a/up", ".."), TestArchive.Link("p/a/l", "up/../../outside"))
        );
        yield return Case(
            "HardLinkOut",
            "out of its folder",
            With(TestArchive.Link("p/l", "../outside", TarEntryType.HardLink))
        );
        yield return Case(
            "HardLinkToNothing",
            "no file of the archive",
            With(TestArchive.Link("p/l", "p/nothing", TarEntryType.HardLink))
        );
        yield return Case(
            "HardLinkInACircle",
            "back to itself",
            With(
                TestArchive.Link("p/a", "p/b", TarEntryType.HardLink),
                TestArchive.Link("p/b", "p/a", TarEntryType.HardLink)
            )
        );
        yield return Case(
            "FileThroughALink",
            "twice",
            With(TestArchive.Link("p/d", "../p"), TestArchive.File("p/d/outside", [1]))
        );
        yield return Case("Device", "Fifo", With(new PaxTarEntry(TarEntryType.Fifo, "p/fifo")));
        yield return Case("SameFileTwice", "twice", With(TestArchive.File("p/version.txt", [1])));
        yield return Case("FileAsFolder", "a file and a folder", With(TestArchive.File("p/version.txt/x", [1])));
        yield return Case("NoRoot", "neither version.txt nor", TestArchive.Tgz(TestArchive.File("p/readme", [1])));
        yield return Case(
            "NoLibrary",
            "no Paddle Inference C library",
            TestArchive.Tgz(TestArchive.File("p/version.txt", [1]))
        );
        yield return Case("Empty", "cannot be used", []);
        yield return Case("PlainTar", "no gzipped tar file", new byte[1024]);
        yield return Case("CutOff", "cut off", Whole()[..(Whole().Length / 2)]);
        yield return Case("CutOffAtTheEnd", "cut off", Whole()[..^20]);
        yield return Case("Page", "no gzipped tar file", TestArchive.Text("<!DOCTYPE html><html></html>"));
    }

    [TestCaseSource(nameof(Archives))]
    public async Task Get_BadArchive_IsRefused(byte[] archive, string message)
    {
        var outside = Path.GetFullPath(Path.Combine(Temporary.Path, "..", "outside"));
        await using var server = ArchiveServer.Of(archive);
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Library), Throws.TypeOf<DownloadException>().With.Message.Contains(message));

        AssertNothingInstalled(store);
        Assert.That(
            Path.Exists(outside) || File.Exists("/outside") || File.Exists(Temporary.Combine("outside")),
            Is.False
        );
        Assert.That(File.Exists(Paths.Archive), Is.False, "it would be gone on with");
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_NoZipFile_IsRefused()
    {
        await using var server = ArchiveServer.Of(TestArchive.Text("<!DOCTYPE html><html></html>"));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(NativeCatalogue.Find("win-x64")),
            Throws.TypeOf<DownloadException>().With.Message.Contains("no zip file")
        );
    }

    [Test]
    public async Task Get_ZipThatLeadsOut_IsRefused()
    {
        await using var server = ArchiveServer.Of(TestArchive.Zip(("version.txt", [1]), ("../../outside", [1])));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(NativeCatalogue.Find("win-x64")),
            Throws.TypeOf<DownloadException>().With.Message.Contains("leads out")
        );
        Assert.That(File.Exists(Path.Combine(Temporary.Path, "..", "outside")), Is.False);
    }

    [Test]
    public void Run_MoreEntriesThanAllowed_IsRefused() =>
        Assert.That(
            () => Unpack([.. Enumerable.Range(0, 21).Select(i => TestArchive.File($"p/{i}", [1]))]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("more than 20 entries")
        );

    [Test]
    public void Run_MoreBytesThanAllowed_IsBrokenOff() =>
        Assert.That(
            () => Unpack([TestArchive.File("p/zeros", new byte[10_000_000])]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("more than 100000 bytes")
        );

    private async Task Unpack(TarEntry[] entries)
    {
        var archive = Temporary.Write("a.tgz", TestArchive.Tgz(entries));
        await new NativeUnpacker(Small).RunAsync(
            NativeStore.Item(Library),
            archive,
            Directory.CreateDirectory(Temporary.Combine("unpacked")).FullName,
            default
        );
    }

    private static byte[] Whole() => TestArchive.Tgz(TestArchive.Whole("p/"));

    private static byte[] With(params TarEntry[] more) => TestArchive.Tgz([.. TestArchive.Whole("p/"), .. more]);

    private static TestCaseData Case(string name, string message, byte[] archive) =>
        new TestCaseData(archive, message).SetArgDisplayNames(name);
}
