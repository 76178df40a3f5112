using System.Diagnostics;
using System.Text.Json;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Tests.Support;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Tests.Read;

/// <summary>Runs over folders, through the program as a user runs it.</summary>
[Category("Model")]
public sealed class FolderRunTests
{
    private TemporaryFolder _folder = null!;
    private string _scans = null!;
    private string _out = null!;

    [SetUp]
    public void CreateFolders()
    {
        TestLibrary.Require();
        _folder = new TemporaryFolder();
        _scans = Directory.CreateDirectory(_folder.Combine("scans")).FullName;
        _out = _folder.Combine("out", "texts");
        Directory.CreateDirectory(Path.Combine(_scans, "more"));
        File.Copy(TestPicture.Menu, Path.Combine(_scans, "menu.png"));
        File.Copy(TestPicture.Invoice, Path.Combine(_scans, "more", "invoice.png"));
    }

    [TearDown]
    public void DeleteFolders() => _folder?.Dispose();

    [Test]
    public async Task Read_FolderIntoFolder_WritesEveryForm()
    {
        var outcome = await Run("--recursive", "--format", "text,jsonl,tsv,hocr,alto,paddle");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((outcome.Code, outcome.Output), Is.EqualTo((0, "")), outcome.Messages);
            outcome.AssertSays("2 read", _out);
            Assert.That(
                Files(),
                Is.EquivalentTo(
                    new[]
                    {
                        Journal.FileName,
                        "menu.png.alto.xml",
                        "menu.png.hocr",
                        "menu.png.tsv",
                        "menu.png.txt",
                        "more/invoice.png.alto.xml",
                        "more/invoice.png.hocr",
                        "more/invoice.png.tsv",
                        "more/invoice.png.txt",
                        "results.jsonl",
                        "system_results.txt",
                    }
                )
            );
            Assert.That(Text("menu.png.txt"), Does.Contain("今日菜单\n"));
            Assert.That(Text("more/invoice.png.txt"), Does.Contain("INVOICE\n"));
            Assert.That(Text("system_results.txt").Split('\n')[0], Does.StartWith("menu.png\t[{\"transcription\": \""));
            Assert.That(
                Text("results.jsonl")
                    .TrimEnd()
                    .Split('\n')
                    .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("image").GetString()),
                Is.EqualTo(new[] { Path.Combine(_scans, "menu.png"), Path.Combine(_scans, "more", "invoice.png") })
            );
        }
    }

    [Test]
    public async Task Read_Resumed_PassesOverWhatIsDone()
    {
        await Run("--format", "text,jsonl");
        var written = File.GetLastWriteTimeUtc(Path.Combine(_out, "menu.png.txt"));

        var outcome = await Run("--recursive", "--resume", "--format", "text,jsonl");

        using (Assert.EnterMultipleScope())
        {
            outcome.AssertSays("1 read, 1 done before");
            Assert.That(File.GetLastWriteTimeUtc(Path.Combine(_out, "menu.png.txt")), Is.EqualTo(written));
            Assert.That(Text("results.jsonl").TrimEnd().Split('\n'), Has.Length.EqualTo(2));
        }

        File.Delete(Path.Combine(_out, "menu.png.txt"));
        (await Run("--recursive", "--resume", "--format", "text")).AssertSays("1 read, 1 done before");
        Assert.That(Text("menu.png.txt"), Does.Contain("今日菜单\n"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Processes are ended with a signal.")]
    public async Task Read_EndedInTheMiddle_IsResumed([Values] EndingSignal signal)
    {
        for (var i = 0; i < 30; i++)
        {
            File.Copy(TestPicture.Menu, Path.Combine(_scans, $"{i:00}.png"));
        }

        var journal = Path.Combine(_out, Journal.FileName);
        using (var ended = TestProgram.Start(["read", _scans, "--out", _out, .. TestModels.All]))
        {
            for (var i = 0; i < 600 && !(File.Exists(journal) && new FileInfo(journal).Length > 0); i++)
            {
                await Task.Delay(50);
            }

            await TestProgram.End(ended, signal);
        }

        // As if it had been ended a little earlier, while it wrote.
        await File.WriteAllTextAsync(Path.Combine(_out, ".paddle-ocr-left.tmp"), "half");
        await File.AppendAllTextAsync(journal, "{\"key\":\"half");

        var done = Directory.GetFiles(_out, "*.txt").Length;
        var outcome = await Run("--resume", "--format", "text,jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(done, Is.InRange(1, 30));
            Assert.That(Directory.GetFiles(_out, "*.tmp"), Is.Empty);
            Assert.That(Text("results.jsonl").TrimEnd().Split('\n'), Has.Length.EqualTo(31));
            Assert.That(outcome.Code, Is.Zero, outcome.Messages);
            outcome.AssertSays(" done before");
            Assert.That(Directory.GetFiles(_out, "*.txt"), Has.Length.EqualTo(31));
            Assert.That(Directory.GetFiles(_out, "*.txt").Select(File.ReadAllText), Has.All.Contain("今日菜单"));
        }
    }

    [Test]
    public async Task Read_PictureThatIsNone_FailsAndTheOthersAreWritten()
    {
        File.WriteAllText(Path.Combine(_scans, "bad.png"), "no picture");

        var outcome = await Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(1));
            outcome.AssertSays("bad.png");
            outcome.AssertSays("1 read, 1 failed");
            Assert.That(Files(), Is.EquivalentTo(new[] { Journal.FileName, "menu.png.txt" }));
        }
    }

    [Test]
    public async Task Read_Draw_HasThePictureAndItsTextSideBySide()
    {
        if (!FontFiles.Find().Any())
        {
            Assert.Ignore("Needs a font on this machine.");
        }

        var outcome = await Run("--draw");

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        using var drawn = SKBitmap.Decode(Path.Combine(_out, "menu.png" + PictureDrawing.Suffix));
        using var source = SKBitmap.Decode(Path.Combine(_scans, "menu.png"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((drawn.Width, drawn.Height), Is.EqualTo((2 * source.Width, source.Height)));
            Assert.That(drawn.GetPixel(0, 0), Is.EqualTo(source.GetPixel(0, 0)));
            Assert.That(drawn.GetPixel(drawn.Width - 1, 0), Is.EqualTo(SKColors.White));
            Assert.That(Dark(drawn, source.Width, drawn.Width), Is.GreaterThan(500), "pixels of text");
        }
    }

    [Test]
    public async Task Read_FontThatIsNone_IsRefused()
    {
        var outcome = await Run("--draw", "--font", TestPicture.Menu);

        outcome.AssertFailed(2, "--font", TestPicture.Menu);
    }

    [Test]
    public async Task Read_TwoPicturesOfOneName_AreRefused()
    {
        var outcome = await TestProgram.Run([
            "read",
            TestPicture.Menu,
            Path.Combine(_scans, "menu.png"),
            "--out",
            _out,
            .. TestModels.All,
        ]);

        outcome.AssertFailed(2, TestPicture.Menu, "the same names");
    }

    [Test]
    public async Task Read_OutIsAFile_IsRefused()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        var outcome = await TestProgram.Run(["read", _scans, "--out", _folder.Combine("file"), .. TestModels.All]);

        outcome.AssertFailed(2, "--out", _folder.Combine("file"));
    }

    private Task<Outcome> Run(params string[] more) =>
        TestProgram.Run(["read", _scans, "--out", _out, .. TestModels.All, .. more]);

    private string Text(string name) => File.ReadAllText(Path.Combine(_out, name));

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(_out, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_out, file).Replace('\\', '/'));

    private static int Dark(SKBitmap picture, int from, int to)
    {
        var count = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = from; x < to; x++)
            {
                var pixel = picture.GetPixel(x, y);
                count += pixel.Red + pixel.Green + pixel.Blue < 60 ? 1 : 0;
            }
        }

        return count;
    }
}
