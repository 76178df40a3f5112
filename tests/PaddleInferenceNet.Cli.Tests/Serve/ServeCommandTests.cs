using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Serve;

/// <summary>The service within the program, as a user starts and ends it.</summary>
public sealed partial class ServeCommandTests
{
    private const string Models =
        """{ "PaddleOcr": { "Workers": 1, "Languages": [ { "Language": "ch", "Folder": FOLDER } ] } }""";

    // For the other side to take what was sent.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    [Category("Model")]
    [Platform(Exclude = "Win", Reason = "A signal is sent to the program.")]
    public async Task Serve_OnAFreePort_ReadsAPicture_AndEndsWithCtrlC()
    {
        TestLibrary.Require();
        using var process = TestProgram.StartInterruptible("serve", "--port", "0", "--config", ConfigOfTheRepository());
        try
        {
            var address = await AddressOf(process);
            using HttpClient client = new() { BaseAddress = address };
            using ByteArrayContent menu = new(await File.ReadAllBytesAsync(TestPicture.Menu));
            menu.Headers.ContentType = new MediaTypeHeaderValue("image/png");

            using var answer = await client.PostAsync(new Uri("v1/ocr", UriKind.Relative), menu);
            var body = await answer.Content.ReadAsStringAsync();
            var rest = process.StandardError.ReadToEndAsync();
            Interrupt(process);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(answer.IsSuccessStatusCode, body);
                Assert.That(TextOf(body), Does.Contain("今日菜单\n").And.Contain("Menu of the day\n"));
                Assert.That(address.Host, Is.EqualTo("127.0.0.1"));
                Assert.That(await TestProgram.CodeOf(process), Is.Zero, await rest);
                Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty);
            }
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    [Category("Model")]
    [Platform(Exclude = "Win", Reason = "A signal is sent to the program.")]
    public async Task Serve_StoppedDuringARequest_AnswersIt()
    {
        TestLibrary.Require();
        using var process = TestProgram.StartInterruptible("serve", "--port", "0", "--config", ConfigOfTheRepository());
        try
        {
            using HttpClient client = new() { BaseAddress = await AddressOf(process) };
            TaskCompletionSource release = new();
            using HeldContent menu = new(await File.ReadAllBytesAsync(TestPicture.Menu), release.Task);
            menu.Headers.ContentType = new MediaTypeHeaderValue("image/png");

            var answer = client.PostAsync(new Uri("v1/ocr", UriKind.Relative), menu);
            await menu.IsBegun;
            await Task.Delay(Pause);
            var rest = process.StandardError.ReadToEndAsync();
            Interrupt(process);
            await Task.Delay(Pause);
            release.SetResult();

            using var answered = await answer;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(TextOf(await answered.Content.ReadAsStringAsync()), Does.Contain("今日菜单\n"));
                Assert.That(await TestProgram.CodeOf(process), Is.Zero, await rest);
            }
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    public async Task Serve_WithAnOptionOutOfRange_NamesIt()
    {
        var outcome = await TestProgram.Run("serve", "--config", Config("""{ "Service": { "MaxPictures": 0 } }"""));

        outcome.AssertFailed(2, "Service:MaxPictures is 0", "1 to 1000");
    }

    [Test]
    public async Task Serve_WithAnUnknownSetting_NamesIt()
    {
        var outcome = await TestProgram.Run("serve", "--config", Config("""{ "Service": { "MaxPicture": 1 } }"""));

        outcome.AssertFailed(2, "'MaxPicture'");
    }

    [Test]
    public async Task Serve_WithAFileThatIsNotJson_NamesTheLine()
    {
        var path = Config("{\n\"Service\": }");

        var outcome = await TestProgram.Run("serve", "--config", path);

        outcome.AssertFailed(2, path, "is not JSON", "LineNumber: 1");
    }

    [Test]
    public async Task Serve_WithoutItsFile_SaysSo()
    {
        var outcome = await TestProgram.Run("serve", "--config", _folder.Combine("absent.json"));

        outcome.AssertFailed(2, "absent.json", "no such file");
    }

    [Test]
    public async Task Serve_WithoutTheNamedLibrary_EndsWithItsCode()
    {
        string[] options =
        [
            "--library",
            _folder.Combine("absent.so"),
            "--config",
            ConfigOfTheRepository(),
            "--port",
            "0",
        ];

        var outcome = await TestProgram.Run(["serve", "--log", "error", .. options]);

        outcome.AssertFailed(3, "absent.so", "--library");
    }

    [TestCase("--urls", "127.0.0.1:80", ExpectedResult = "--urls has '127.0.0.1:80'")]
    [TestCase("--urls", " ", ExpectedResult = "--urls names nothing")]
    [TestCase("--port", "65536", ExpectedResult = "--port is '65536'")]
    [TestCase("--urls", "http://127.0.0.1:1", "--port", "1", ExpectedResult = "--urls and --port exclude each other")]
    public string Serve_WithAWrongAddress_IsRefused(params string[] options)
    {
        var outcome = TestProgram.RunInside(["serve", .. options]);

        Assert.That(outcome.Code, Is.EqualTo(2));
        return Complaint().Match(outcome.Messages).Groups[1].Value;
    }

    private string ConfigOfTheRepository() =>
        Config(
            Models.Replace(
                "FOLDER",
                JsonSerializer.Serialize(RepositoryRoot.Combine("third_party", "models")),
                StringComparison.Ordinal
            )
        );

    private string Config(string json)
    {
        var path = _folder.Combine("service.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static async Task<Uri> AddressOf(Process process)
    {
        List<string> said = [];
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new AssertionException($"The service did not start: {string.Join('\n', said)}");
    }

    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static string TextOf(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("pictures")[0].GetProperty("text").GetString()!;

    [GeneratedRegex(@"listens on (http://\S+?)\. ")]
    private static partial Regex Listening();

    [GeneratedRegex(
        @"^paddle-ocr: (--\w+ (?:has|is) '[^']*'|--urls names nothing|--urls and --port exclude each other)"
    )]
    private static partial Regex Complaint();
}
