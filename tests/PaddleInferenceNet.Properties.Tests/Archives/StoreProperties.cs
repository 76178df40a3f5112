using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Archives;

public sealed class StoreProperties
{
    private static readonly ModelEntry Model = ModelCatalogue.Default.Find("ch_ppocr_mobile_v2.0_cls");

    private static readonly RawEntry[] Whole =
    [
        new("m/inference.pdmodel", '0', "", 2, [10, 0], IsSound: true),
        new("m/inference.pdiparams", '0', "", 1, [0], IsSound: true),
    ];

    private static readonly Gen<byte[]> Served = Gen.OneOf(
        HostileEntries.Tar,
        HostileEntries.Entries.Select(entries => RawTar.Of([.. Whole, .. entries], hasEnd: true)),
        Bytes.Mutated(RawTar.Of(Whole, hasEnd: true))
    );

    [Test]
    public async Task Get_AnyArchive_InstallsItOrLeavesNothing()
    {
        byte[] archive = [];
        using TemporaryFolder folder = new();
        await using ArchiveServer server = new(request => ArchiveServer.Answer.Of(archive, request));
        using ModelStore store = new(
            new StoreOptions
            {
                Folder = folder.Combine("models"),
                Mirror = server.Address,
                Attempts = 1,
            }
        );
        StorePaths paths = new(store.Folder, Model.Name, ".tar");

        Cases.ForAll(
            Served,
            bytes =>
            {
                archive = bytes;
                var failure = Failures.Of<DownloadException>(() => store.GetAsync(Model));

                Assert.That(store.IsInstalled(Model), Is.EqualTo(failure is null));
                Assert.That(folder.Names, Is.EqualTo(new[] { "models" }));
                Assert.That(Directory.GetFileSystemEntries(paths.Unfinished), Is.EqualTo(new[] { paths.Lock }));
                if (failure is null)
                {
                    Assert.That(store.VerifyAsync(Model).Result, Is.Empty);
                    Directory.Delete(paths.Item, recursive: true);
                    File.Delete(paths.Hashes);
                }
            }
        );
    }
}
