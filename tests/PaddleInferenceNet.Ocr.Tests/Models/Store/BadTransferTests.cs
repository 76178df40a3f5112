using System.Text;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Store;

/// <summary>Networks, servers and disks that fail: nothing half is ever taken for a model.</summary>
[TestFixture]
internal sealed class BadTransferTests : StoreFixture
{
    private const int Cut = 300_000;

    [Test]
    public async Task Get_CutConnection_GoesOnWhereItBroke()
    {
        var isFirst = true;
        await using ModelServer server = new(request =>
        {
            var answer = ModelServer.Answer.Of(Archive, request, isFirst ? Cut : null);
            isFirst = false;
            return answer;
        });
        using var store = Open(server);

        await store.GetAsync(Model);

        Assert.That(server.Requests.Select(request => request.Start), Is.EqualTo(new[] { 0, Cut }));
        Assert.That(await store.VerifyAsync(Model), Is.Empty);
    }

    [Test]
    public async Task Get_AfterALaterStart_GoesOnWhereItBroke()
    {
        await using (
            ModelServer failing = new(request => ModelServer.Answer.Of(Archive, request, request.Start == 0 ? Cut : 0))
        )
        {
            using var store = Open(failing);
            Assert.That(
                () => store.GetAsync(Model),
                Throws.TypeOf<ModelDownloadException>().With.Message.Contains("3 attempts")
            );
            AssertNothingInstalled(store);
        }

        await using var server = ModelServer.Of(Archive);
        using var again = Open(server);
        await again.GetAsync(Model);

        Assert.That(server.Requests.Single().Start, Is.EqualTo(Cut));
    }

    [Test]
    public async Task Get_FileThatChangedMeanwhile_StartsAnew()
    {
        var other = TestArchive.OfModel("ch_PP-OCRv4_det_infer");
        var isFirst = true;
        await using ModelServer server = new(request =>
        {
            var answer = isFirst
                ? ModelServer.Answer.Of(Archive, request, Cut)
                : ModelServer.Answer.Of(other, request, tag: "\"two\"");
            isFirst = false;
            return answer;
        });
        using var store = Open(server);

        await store.GetAsync(Model);

        Assert.That(File.ReadAllText(Paths.Hashes), Does.Contain(Hash(other)));
    }

    [Test]
    public async Task Get_LengthBeyondTheBody_FailsWithBothNumbers()
    {
        await using ModelServer server = new(_ => new ModelServer.Answer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {Archive.Length + 10}\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("broke off")
        );
        AssertNothingInstalled(store);
    }

    [Test]
    public async Task Get_LengthShortOfTheBody_IsNoModel()
    {
        await using ModelServer server = new(_ => new ModelServer.Answer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {Archive.Length / 2}\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Model), Throws.TypeOf<ModelDownloadException>());
        AssertNothingInstalled(store);
    }

    [Test]
    public async Task Get_RangeOfAnotherLength_Fails()
    {
        await using ModelServer server = new(request =>
            request.Start == 0
                ? ModelServer.Answer.Of(Archive, request, Cut)
                : new ModelServer.Answer(
                    $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {request.Start}-{request.Start + 99}/{Archive.Length}\r\n"
                        + "Content-Length: 100\r\nETag: \"one\"\r\nConnection: close\r\n\r\n",
                    Archive.AsMemory(request.Start, 100)
                )
        );
        using ModelStore store = new(Options(server) with { Attempts = 2 });

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains($"{Cut + 100} of {Archive.Length}")
        );
    }

    [TestCase("503 Service Unavailable", 3)]
    [TestCase("429 Too Many Requests", 3)]
    [TestCase("404 Not Found", 1)]
    [TestCase("403 Forbidden", 1)]
    public async Task Get_ErrorOfTheServer_IsTriedAgainWhereThatMayHelp(string status, int attempts)
    {
        await using ModelServer server = new(_ => ModelServer.Answer.Status(status));
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Model), Throws.TypeOf<ModelDownloadException>().With.Message.Contains(status));
        Assert.That(server.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public void Get_NoServer_SaysSo()
    {
        using var store = Open();

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("cannot be reached")
        );
    }

    [Test]
    public async Task Get_ServerThatFallsSilent_IsGivenUp()
    {
        await using ModelServer server = new(request =>
            ModelServer.Answer.Of(Archive, request, Cut) with
            {
                Stalls = true,
            }
        );
        using ModelStore store = new(Options(server) with { Attempts = 1, Patience = TimeSpan.FromMilliseconds(300) });

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("sent nothing")
        );
    }

    [Test]
    public async Task Get_PageInsteadOfAnArchive_IsRefusedAtOnce()
    {
        await using ModelServer server = new(_ =>
            ModelServer.Answer.Typed("text/html; charset=utf-8", "<!DOCTYPE html><html></html>"u8.ToArray())
        );
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("a page for people")
        );
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_PageThatClaimsToBeAnArchive_IsNoTar()
    {
        var page = Encoding.ASCII.GetBytes("<!DOCTYPE html>" + new string('x', 4000));
        await using ModelServer server = new(_ => ModelServer.Answer.Typed("application/x-tar", page));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("no tar file")
        );
        AssertNothingInstalled(store);
        Assert.That(File.Exists(Paths.Archive), Is.False, "it would be gone on with");
    }

    [Test]
    public async Task Get_MoreBytesThanExpected_IsBrokenOff()
    {
        await using ModelServer server = new(_ => new ModelServer.Answer(
            "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<ModelDownloadException>().With.Message.Contains("9000000000")
        );
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_FullDisk_FailsAndLeavesNothingBehindThatCounts()
    {
        await using var server = ModelServer.Of(Archive);
        using ModelStore store = new(
            Options(server),
            (path, append) => new FullDisk(ArchiveDownload.OpenFile(path, append), Cut)
        );

        Assert.That(() => store.GetAsync(Model), Throws.TypeOf<IOException>().With.Message.Contains("No space left"));
        AssertNothingInstalled(store);
        Assert.That(server.Requests, Has.Count.EqualTo(1), "another attempt makes no room");
    }

    [Test]
    public async Task Get_FolderWithoutPermission_Fails()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Nothing is forbidden to the superuser, so a file stands where the folder would be.
            await File.WriteAllTextAsync(Paths.Unfinished, "");
        }
        else
        {
            File.SetUnixFileMode(Temporary.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await using var server = ModelServer.Of(Archive);
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Model),
            Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>()
        );
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Get_Cancelled_KeepsWhatIsThere()
    {
        await using ModelServer server = new(request =>
            ModelServer.Answer.Of(Archive, request, Cut) with
            {
                Stalls = true,
            }
        );
        using var store = Open(server);
        using CancellationTokenSource cancellation = new();

        var get = store.GetAsync(Model, new CancelAt(Cut, cancellation), cancellation.Token);

        Assert.That(() => get, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(new FileInfo(Paths.Archive).Length, Is.EqualTo(Cut));
    }

    private sealed class CancelAt(long bytes, CancellationTokenSource cancellation) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Bytes >= bytes)
            {
                cancellation.Cancel();
            }
        }
    }
}
