using System.Formats.Tar;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Store;

/// <summary>Archives that are no models, or worse.</summary>
[TestFixture]
internal sealed class BadArchiveTests : StoreFixture
{
    private static readonly byte[] Program = [0x0A, 0];

    private static IEnumerable<TestCaseData> Archives()
    {
        yield return Case("..", "leads out", TestArchive.Of(("m/../../outside.pdmodel", Program)));
        yield return Case("Rooted", "leads out", TestArchive.Of(("/outside.pdmodel", Program)));
        yield return Case("Backslash", "leads out", TestArchive.Of((@"m\..\..\outside.pdmodel", Program)));
        yield return Case("Drive", "leads out", TestArchive.Of(("C:/outside.pdmodel", Program)));
        yield return Case(
            "SymbolicLink",
            "SymbolicLink",
            TestArchive.Of(TestArchive.Link(TarEntryType.SymbolicLink, "m/inference.pdmodel", "/etc/passwd"))
        );
        yield return Case(
            "HardLink",
            "HardLink",
            TestArchive.Of(TestArchive.Link(TarEntryType.HardLink, "m/inference.pdmodel", "../secret"))
        );
        yield return Case(
            "Device",
            "Fifo",
            TestArchive.Of(new UstarTarEntry(TarEntryType.Fifo, "m/inference.pdmodel"))
        );
        yield return Case("NoModel", "has no model", TestArchive.Of(("m/readme.txt", Program)));
        yield return Case("ProgramOnly", "not 'inference.pdiparams'", TestArchive.Of(("m/inference.pdmodel", Program)));
        yield return Case("WeightsOnly", "has no model", TestArchive.Of(("m/inference.pdiparams", Program)));
        yield return Case(
            "Checkpoint",
            "export_model.py",
            TestArchive.Of(("m/best_accuracy.pdparams", Program), ("m/best_accuracy.pdopt", Program))
        );
        yield return Case(
            "SameNameTwice",
            "two files",
            TestArchive.Of(("a/inference.pdmodel", Program), ("b/INFERENCE.pdmodel", Program))
        );
        yield return Case(
            "TooManyEntries",
            "entries",
            TestArchive.Of([.. Enumerable.Range(0, 257).Select(i => ($"m/{i}", Program))])
        );
        yield return Case("CutOff", "", Archive[..(Archive.Length / 2)]);
        yield return Case("Empty", "no", []);
        yield return Case("EndOnly", "no file", new byte[1024]);
    }

    [TestCaseSource(nameof(Archives))]
    public async Task Get_BadArchive_IsRefused(byte[] archive, string message)
    {
        var outside = Path.GetFullPath(Path.Combine(Temporary.Path, "..", "outside.pdmodel"));
        await using var server = ArchiveServer.Of(archive);
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Model), Throws.TypeOf<DownloadException>().With.Message.Contains(message));

        AssertNothingInstalled(store);
        Assert.That(File.Exists(outside) || File.Exists("/outside.pdmodel"), Is.False);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static TestCaseData Case(string name, string message, byte[] archive) =>
        new TestCaseData(archive, message).SetArgDisplayNames(name);
}
