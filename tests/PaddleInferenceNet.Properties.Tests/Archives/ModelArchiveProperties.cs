using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Archives;

public sealed class ModelArchiveProperties
{
    private const long MostBytes = 16 * 1024;

    private static readonly StoreItem Item = new()
    {
        Name = "item",
        Kind = "model",
        Address = new Uri("http://127.0.0.1/item.tar"),
        Extension = ".tar",
        MaxArchiveBytes = MostBytes,
        Command = "",
    };

    [Test]
    public void Run_AnyArchive_WritesOnlyFilesIntoItsFolder()
    {
        using UnpackRoom room = new();
        ModelUnpacker unpacker = new();
        Cases.ForAll(
            HostileEntries.Tar,
            archive =>
            {
                room.Take(archive);
                Failures.Of<ModelFormatException>(() => unpacker.RunAsync(Item, room.Archive, room.Folder, default));

                room.AssertKept(MostBytes);
                Assert.That(Directory.GetDirectories(room.Folder), Is.Empty);
                Assert.That(
                    new DirectoryInfo(room.Folder).EnumerateFiles().Select(file => file.LinkTarget),
                    Is.All.Null
                );
            }
        );
    }

    [Test]
    public void Open_AnyArchive_IsAModelOrTypedFailure()
    {
        using UnpackRoom room = new();
        Cases.ForAll(
            HostileEntries.Tar,
            archive =>
            {
                room.Take(archive);
                Failures.Of<ModelFormatException>(() => ModelSource.FromArchive(room.Archive).Open());
            }
        );
    }

    [Test]
    public void Open_ArchiveThatDeclaresMuch_TakesNoMemoryForIt()
    {
        using UnpackRoom room = new();
        Cases.ForAll(
            HostileEntries.Tar,
            archive =>
            {
                room.Take(archive);
                var before = GC.GetAllocatedBytesForCurrentThread();
                Failures.Of<ModelFormatException>(() => ModelSource.FromArchive(room.Archive).Open());
                Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4_000_000));
            }
        );
    }

    [Test]
    public void IsTar_AnyBytes_AnswersWithoutFailure() =>
        Cases.ForAll(Bytes.UpTo(600), bytes => _ = ModelArchive.IsTar(bytes));
}
