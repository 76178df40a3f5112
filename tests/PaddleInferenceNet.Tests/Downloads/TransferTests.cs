using System.Security.Cryptography;
using System.Text;
using PaddleInferenceNet.Tests.Natives;

namespace PaddleInferenceNet.Tests.Downloads;

/// <summary>Networks, servers and disks that fail: nothing half is ever taken for whole.</summary>
[TestFixture]
internal sealed class TransferTests : NativeStoreFixture
{
    private static readonly byte[] Archive = TestArchive.Tgz(TestArchive.Whole("p/"));
    private static readonly int Cut = Archive.Length / 3;

    [Test]
    public async Task Get_CutConnection_GoesOnWhereItBroke()
    {
        var isFirst = true;
        await using ArchiveServer server = new(request =>
        {
            var answer = ArchiveServer.Answer.Of(Archive, request, isFirst ? Cut : null);
            isFirst = false;
            return answer;
        });
        using var store = Open(server);

        await store.GetAsync(Library);

        Assert.That(server.Requests.Select(request => request.Start), Is.EqualTo(new[] { 0, Cut }));
        Assert.That(await store.VerifyAsync(Library), Is.Empty);
    }

    [Test]
    public async Task Get_AfterALaterStart_GoesOnWhereItBroke()
    {
        await using (
            ArchiveServer failing = new(request =>
                ArchiveServer.Answer.Of(Archive, request, request.Start == 0 ? Cut : 0)
            )
        )
        {
            using var store = Open(failing);
            Assert.That(
                () => store.GetAsync(Library),
                Throws.TypeOf<DownloadException>().With.Message.Contains("3 attempts")
            );
            AssertNothingInstalled(store);
        }

        await using var server = ArchiveServer.Of(Archive);
        using var again = Open(server);
        await again.GetAsync(Library);

        Assert.That(server.Requests.Single().Start, Is.EqualTo(Cut));
    }

    [Test]
    public async Task Get_FileThatChangedMeanwhile_StartsAnew()
    {
        var other = TestArchive.Tgz(TestArchive.Whole("other/"));
        var isFirst = true;
        await using ArchiveServer server = new(request =>
        {
            var answer = isFirst
                ? ArchiveServer.Answer.Of(Archive, request, Cut)
                : ArchiveServer.Answer.Of(other, request, tag: "\"two\"");
            isFirst = false;
            return answer;
        });
        using var store = Open(server);

        await store.GetAsync(Library);

        Assert.That(File.ReadAllText(Paths.Hashes), Does.Contain(Convert.ToHexStringLower(SHA256.HashData(other))));
    }

    [Test]
    public async Task Get_LengthBeyondTheBody_FailsWithBothNumbers()
    {
        await using ArchiveServer server = new(_ => new ArchiveServer.Answer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {Archive.Length + 10}\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("broke off")
        );
        AssertNothingInstalled(store);
    }

    [Test]
    public async Task Get_LengthShortOfTheBody_IsRefused()
    {
        await using ArchiveServer server = new(_ => new ArchiveServer.Answer(
            $"HTTP/1.1 200 OK\r\nContent-Length: {Archive.Length / 2}\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Library), Throws.TypeOf<DownloadException>());
        AssertNothingInstalled(store);
    }

    [Test]
    public async Task Get_RangeOfAnotherLength_Fails()
    {
        await using ArchiveServer server = new(request =>
            request.Start == 0
                ? ArchiveServer.Answer.Of(Archive, request, Cut)
                : new ArchiveServer.Answer(
                    $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {request.Start}-{request.Start + 99}/{Archive.Length}\r\n"
                        + "Content-Length: 100\r\nETag: \"one\"\r\nConnection: close\r\n\r\n",
                    Archive.AsMemory(request.Start, 100)
                )
        );
        using NativeStore store = new(Options(server) with { Attempts = 2 });

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains($"{Cut + 100} of {Archive.Length}")
        );
    }

    [TestCase("503 Service Unavailable", 3)]
    [TestCase("429 Too Many Requests", 3)]
    [TestCase("404 Not Found", 1)]
    [TestCase("403 Forbidden", 1)]
    public async Task Get_ErrorOfTheServer_IsTriedAgainWhereThatMayHelp(string status, int attempts)
    {
        await using ArchiveServer server = new(_ => ArchiveServer.Answer.Status(status));
        using var store = Open(server);

        Assert.That(() => store.GetAsync(Library), Throws.TypeOf<DownloadException>().With.Message.Contains(status));
        Assert.That(server.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public void Get_NoServer_SaysSo()
    {
        using var store = Open();

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("cannot be reached")
        );
    }

    [Test]
    public async Task Get_ServerThatFallsSilent_IsGivenUp()
    {
        await using ArchiveServer server = new(request =>
            ArchiveServer.Answer.Of(Archive, request, Cut) with
            {
                Stalls = true,
            }
        );
        using NativeStore store = new(Options(server) with { Attempts = 1, Patience = TimeSpan.FromMilliseconds(300) });

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("sent nothing")
        );
    }

    [Test]
    public async Task Get_PageInsteadOfAnArchive_IsRefusedAtOnce()
    {
        await using ArchiveServer server = new(_ =>
            ArchiveServer.Answer.Typed("text/html; charset=utf-8", "<!DOCTYPE html><html></html>"u8.ToArray())
        );
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("a page for people")
        );
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_PageThatClaimsToBeAnArchive_IsRefused()
    {
        var page = Encoding.ASCII.GetBytes("<!DOCTYPE html>" + new string('x', 4000));
        await using ArchiveServer server = new(_ => ArchiveServer.Answer.Typed("application/gzip", page));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("no gzipped tar file")
        );
        AssertNothingInstalled(store);
        Assert.That(File.Exists(Paths.Archive), Is.False, "it would be gone on with");
    }

    [Test]
    public async Task Get_MoreBytesThanExpected_IsBrokenOff()
    {
        await using ArchiveServer server = new(_ => new ArchiveServer.Answer(
            "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\nConnection: close\r\n\r\n",
            Archive
        ));
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Library),
            Throws.TypeOf<DownloadException>().With.Message.Contains("9000000000")
        );
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_FullDisk_FailsAndLeavesNothingBehindThatCounts()
    {
        await using var server = ArchiveServer.Of(Archive);
        using NativeStore store = new(
            Options(server),
            (path, append) => new FullDiskStream(ArchiveDownload.OpenFile(path, append), Cut)
        );

        Assert.That(() => store.GetAsync(Library), Throws.TypeOf<IOException>().With.Message.Contains("No space left"));
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

        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);

        Assert.That(
            () => store.GetAsync(Library),
            Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>()
        );
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Get_Cancelled_KeepsWhatIsThere()
    {
        await using ArchiveServer server = new(request =>
            ArchiveServer.Answer.Of(Archive, request, Cut) with
            {
                Stalls = true,
            }
        );
        using var store = Open(server);
        using CancellationTokenSource cancellation = new();

        var get = store.GetAsync(Library, new CancelAt(Cut, cancellation), cancellation.Token);

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
