using System.Formats.Tar;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Models;

/// <summary>The program is ended in the middle of a download, as by the user or by a crash, and run again.</summary>
[NonParallelizable]
public sealed class KilledDownloadTests
{
    private const string Model = "ch_ppocr_mobile_v2.0_cls";
    private const int Cut = 700_000;

    [Test]
    public async Task Get_AfterTheProgramWasKilled_GoesOnAndInstalls()
    {
        using TemporaryFolder home = new();
        var archive = Archive();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using Variables variables = new(
            ("PADDLE_OCR_HOME", home.Path),
            ("PADDLE_OCR_MIRROR", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}")
        );

        using (var killed = TestProgram.Start("models", "get", Model))
        using (var client = await listener.AcceptTcpClientAsync())
        {
            await AnswerAsync(client, archive, Cut);
            await UntilAsync(() => Unfinished(home) is { Exists: true, Length: Cut });
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Directory.CreateDirectory(Path.Combine(home.Path, "models", ".unfinished", Model));
        var again = TestProgram.Run("models", "get", Model);
        using var second = await listener.AcceptTcpClientAsync();
        var start = await AnswerAsync(second, archive, archive.Length);
        second.Close();
        var outcome = await again;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero, outcome.Messages);
            Assert.That(start, Is.EqualTo(Cut));
            Assert.That(Directory.GetFiles(outcome.Output.Trim()), Has.Length.EqualTo(2));
            Assert.That(TestProgram.RunInside("models", "verify").Output, Is.EqualTo($"{Model}: sound\n"));
        }
    }

    private static FileInfo Unfinished(TemporaryFolder home) =>
        new(Path.Combine(home.Path, "models", ".unfinished", $"{Model}.tar"));

    private static byte[] Archive()
    {
        using MemoryStream archive = new();
        TarFile.CreateFromDirectory(TestModels.Orientation, archive, includeBaseDirectory: true);
        return archive.ToArray();
    }

    /// <summary>Sends the archive from where it is asked for up to a byte, and gives that place.</summary>
    private static async Task<int> AnswerAsync(TcpClient client, byte[] archive, int end)
    {
        var stream = client.GetStream();
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        var start = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            const string range = "Range: bytes=";
            start = line.StartsWith(range, StringComparison.OrdinalIgnoreCase)
                ? int.Parse(line[range.Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
                : start;
        }

        var status =
            start == 0
                ? "200 OK"
                : $"206 Partial Content\r\nContent-Range: bytes {start}-{archive.Length - 1}/{archive.Length}";
        var head = $"HTTP/1.1 {status}\r\nETag: \"a\"\r\nContent-Length: {archive.Length - start}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(archive.AsMemory(start, end - start));
        return start;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 600; i++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The download did not come as far as it was sent.");
    }

    /// <summary>Variables of the environment for one test.</summary>
    private sealed class Variables : IDisposable
    {
        private readonly (string Name, string? Before)[] _before;

        public Variables(params (string Name, string Value)[] variables)
        {
            _before =
            [
                .. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name))),
            ];
            foreach (var (name, value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (var (name, value) in _before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
