using System.Formats.Tar;
using PaddleInferenceNet.Cli.Tests.Native;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Faults;

/// <summary>Downloads onto a disk that is too small for them, and then is not.</summary>
[NonParallelizable]
public sealed class FullDiskDownloadTests
{
    private const string Model = "ch_ppocr_mobile_v2.0_cls";
    private const int Enough = 16 * 1024;

    // The archive of the model has 1.4 MB, and its files as much again; that of the library has 300 kB.
    [TestCase(512, TestName = "ModelsGet_DiskTooSmallForTheArchive_GoesOnWithRoom")]
    [TestCase(2048, TestName = "ModelsGet_DiskTooSmallForTheFiles_GoesOnWithRoom")]
    public async Task ModelsGet_DiskTooSmall_GoesOnWithRoom(int kibibytes)
    {
        using MemoryStream archive = new();
        await TarFile.CreateFromDirectoryAsync(TestModels.Orientation, archive, includeBaseDirectory: true);

        var files = await GetTwice(archive.ToArray(), kibibytes, "models", ["models", "get", Model]);

        Assert.That(
            files,
            Is.EqualTo(
                new[]
                {
                    $"models/.unfinished/{Model}.lock",
                    $"models/{Model}.sha256",
                    $"models/{Model}/inference.pdiparams",
                    $"models/{Model}/inference.pdmodel",
                }
            )
        );
    }

    [TestCase(128, TestName = "NativeGet_DiskTooSmallForTheArchive_GoesOnWithRoom")]
    [TestCase(448, TestName = "NativeGet_DiskTooSmallForTheFiles_GoesOnWithRoom")]
    public async Task NativeGet_DiskTooSmall_GoesOnWithRoom(int kibibytes)
    {
        var files = await GetTwice(TestNative.Archive(), kibibytes, "natives", ["native", "get", .. TestNative.Choice]);

        Assert.That(files, Has.Member($"natives/{TestNative.Name}/paddle/lib/libpaddle_inference_c.so"));
        Assert.That(files, Has.Member($"natives/{TestNative.Name}.sha256"));
    }

    private static async Task<string[]> GetTwice(byte[] archive, int kibibytes, string store, string[] get)
    {
        using var disk = SmallDisk.Require(kibibytes);
        await using var server = ArchiveServer.Of(archive);
        using EnvironmentVariables variables = new(
            ("PADDLE_OCR_HOME", disk.Path),
            ("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri)
        );

        var full = TestProgram.RunInside(get);

        full.AssertFailed(1, "space");
        Assert.That(
            disk.Files(),
            Is.All.StartsWith($"{store}/.unfinished/").And.All.Matches(@"\.(lock|tag|tar|tgz)$"),
            "the archive as far as it came, and nothing that could be taken for what is in it"
        );

        disk.Grow(Enough);
        var whole = TestProgram.RunInside(get);

        Assert.That(whole.Code, Is.Zero, whole.Messages);
        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(server.Requests.Last().Start, Is.Positive, "it goes on with what is there");
        return disk.Files();
    }
}
