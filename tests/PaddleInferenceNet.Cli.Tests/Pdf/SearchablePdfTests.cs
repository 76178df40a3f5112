using System.Diagnostics;
using System.Text;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Searchable;
using PaddleInferenceNet.Cli.Tests.Support;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Tests.Pdf;

/// <summary>PDF files of pictures with their text, through the program as a user runs it.</summary>
[Category("Model")]
public sealed class SearchablePdfTests
{
    private TemporaryFolder _folder = null!;
    private string _out = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        _out = _folder.Combine("out");
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Read_Picture_PutsItsTextIntoThePlacesOfItsLines()
    {
        TestLibrary.Require();
        RequireFont();

        var outcome = await Read(TestPicture.Menu);

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        using var document = UglyToad.PdfPig.PdfDocument.Open(Result("menu.png"));
        var page = document.GetPages().Single();
        // The box of the line in the picture is 41 to 215 and 29 to 77 pixels from the top left.
        var first = page.Letters.Take(4).Select(letter => letter.BoundingBox).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((page.Width, page.Height), Is.EqualTo((320, 240)), "2 pixels a point");
            Assert.That(page.GetImages().Count(), Is.EqualTo(1));
            Assert.That(page.Text, Does.Contain("Menu of the day").And.Contain("欢迎光临").And.Contain("番茄炒鸡蛋"));
            Assert.That(first.Min(glyph => glyph.Left), Is.InRange(18, 26));
            Assert.That(first.Max(glyph => glyph.Right), Is.InRange(100, 110));
            Assert.That(first.Max(glyph => glyph.Top), Is.InRange(214, 227));
            Assert.That(first.Min(glyph => glyph.Bottom), Is.InRange(200, 214));
        }
    }

    [Test]
    public async Task Read_Picture_GivesAFileFromWhichItsTextIsCopied()
    {
        TestLibrary.Require();
        TestPdf.RequireRenderer();
        RequireFont();

        var outcome = await Read(TestPicture.Menu, "--format", "pdf,text");

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_out, "menu.png.txt"));
        Assert.That(lines, Does.Contain("今日菜单").And.Contain("红烧牛肉面"));
        Assert.That(Lines(await TextOf(Result("menu.png"))), Is.EquivalentTo(lines));
    }

    [Test]
    public async Task Read_Picture_LooksLikeAPageWithoutText()
    {
        TestLibrary.Require();
        TestPdf.RequireRenderer();
        var without = _folder.Write("menu.pdf", TestPdf.Of((TestPicture.Menu, 320, 240)));

        var outcome = await Read(TestPicture.Menu);

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        using var page = Render(Result("menu.png"));
        using var expected = Render(without);
        Assert.That((page.Image.Width, page.Image.Height), Is.EqualTo((640, 480)));
        Assert.That(MeanDifference(page.Image.View, expected.Image.View), Is.LessThan(1), "of 255, by compression");
    }

    [Test]
    public async Task Read_Pages_GivesOneFile_ThatARunGoesOnWithAsAWhole()
    {
        TestLibrary.Require();
        TestPdf.RequireRenderer();
        var file = _folder.Write("two.pdf", TestPdf.Of((TestPicture.Menu, 320, 240), (TestPicture.Invoice, 1004, 753)));

        var first = await Read(file);
        var second = await Read(file, "--resume");
        using var document = UglyToad.PdfPig.PdfDocument.Open(Result("two.pdf"));
        var sizes = document.GetPages().Select(page => (page.Width, page.Height)).ToArray();
        File.Delete(Result("two.pdf"));
        var third = await Read(file, "--resume");

        using (Assert.EnterMultipleScope())
        {
            first.AssertSays("2 read; ");
            second.AssertSays("0 read, 2 done before");
            third.AssertSays("2 read; ");
            Assert.That(sizes, Is.EqualTo(new[] { (320, 240), (1004, 753) }), "those of the pages");
            Assert.That(Directory.GetFiles(_out), Has.Length.EqualTo(2), "the file and the journal");
        }
    }

    [Test]
    public void Write_ThatFails_IsKeptFromTheWriter_AndThrownLater()
    {
        AtomicFile file = new(_folder.Combine("a.pdf"));
        using GuardedStream stream = new(file);
        stream.Write([1, 2]);
        file.Dispose();

        Assert.That(() => stream.Write([3]), Throws.Nothing);
        Assert.That(stream.ThrowIfFailed, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(stream.Position, Is.EqualTo(3));
    }

    private Task<Outcome> Read(params string[] words) =>
        TestProgram.Run([
            "read",
            .. TestModels.All,
            "--out",
            _out,
            .. words.Contains("--format") ? [] : new[] { "--format", "pdf" },
            .. words,
        ]);

    private string Result(string name) => Path.Combine(_out, $"{name}.searchable.pdf");

    private static LoadedPicture Render(string file) => PdfDocument.Render(new PdfPage(file, file, 1), default);

    private static void RequireFont()
    {
        using StringWriter messages = new();
        using var fonts = TextFonts.Of(null, new Messages(messages, isTerminal: false));
        fonts.For("今日菜单欢迎光临");
        if (messages.ToString().Length > 0)
        {
            Assert.Ignore("Needs a font with Chinese (Debian package fonts-noto-cjk).");
        }
    }

    private static async Task<string> TextOf(string file)
    {
        ProcessStartInfo start = new("pdftotext", ["-enc", "UTF-8", file, "-"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await TestProgram.CodeOf(process);
        return text;
    }

    private static string[] Lines(string text) =>
        text.Split(['\n', '\f'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double MeanDifference(ImageView one, ImageView other)
    {
        var sum = 0L;
        for (var y = 0; y < one.Height; y++)
        {
            var left = one.Row(y);
            var right = other.Row(y);
            for (var i = 0; i < left.Length; i++)
            {
                sum += Math.Abs(left[i] - right[i]);
            }
        }

        return (double)sum / (one.Width * one.Height * ImageView.Channels);
    }
}
