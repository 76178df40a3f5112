using System.Text.Json;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Pdf;

/// <summary>Pages of PDF files, through the program as a user runs it.</summary>
[Category("Model")]
public sealed class ReadPdfTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        TestLibrary.Require();
        TestPdf.RequireRenderer();
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public void DeleteFolder() => _folder?.Dispose();

    [Test]
    public async Task Read_SeveralPages_NamesEachByItsPlace()
    {
        var file = Write("two.pdf", (TestPicture.Menu, 320, 240), (TestPicture.Invoice, 400, 300));

        var outcome = await Read(file);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var texts = outcome.Output.Split("==> ");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Length.EqualTo(3));
            Assert.That(texts[1], Does.StartWith($"{file}_0 <==\n").And.Contain("今日菜单\n").And.Contain("38元\n"));
            Assert.That(texts[2], Does.StartWith($"{file}_1 <==\n").And.Contain("INVOICE\n"));
        }
    }

    [Test]
    public async Task Read_SomePages_LeavesTheOthersOut()
    {
        var menu = (TestPicture.Menu, 320.0, 240.0);
        var file = Write("four.pdf", menu, menu, menu, menu);

        var outcome = await Read(file, "--pages", "2,4-", "--json");

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(Pictures(outcome).Select(picture => picture.Name), Is.EqualTo(new[] { $"{file}_1", $"{file}_3" }));
    }

    [TestCase(320, 240, 640, 480, TestName = "Read_APage_IsRenderedAtTwiceItsPoints")]
    [TestCase(1000, 750, 2000, 1500, TestName = "Read_APage_IsRenderedAtTwiceItsPoints_UpTo2000Pixels")]
    [TestCase(1004, 753, 1004, 753, TestName = "Read_ALargePage_IsRenderedAtItsPoints")]
    public async Task Read_OnePage(int width, int height, int pixelWidth, int pixelHeight)
    {
        var file = Write("one.PDF", (TestPicture.Menu, width, height));

        var outcome = await Read(file, "--json");

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var (name, size, text) = Pictures(outcome).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(name, Is.EqualTo(file), "a single page is named as the file");
            Assert.That(size, Is.EqualTo(new[] { pixelWidth, pixelHeight }));
            Assert.That(text, Does.Contain("今日菜单"));
        }
    }

    [Test]
    public async Task Read_FolderWithHostileNames_ReadsItsPdfFiles()
    {
        var scans = Directory.CreateDirectory(_folder.Combine("scans")).FullName;
        Write(Path.Combine("scans", "-r 9; touch spoilt $(touch spoilt).pdf"), (TestPicture.Menu, 320, 240));
        File.WriteAllText(Path.Combine(scans, "broken.pdf"), "%PDF-1.7\nno more\n");

        var outcome = await Read(scans);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(1));
            Assert.That(outcome.Output, Does.Contain("今日菜单\n"));
            outcome.AssertSays("broken.pdf", "pdfinfo failed");
        }
    }

    [Test]
    public async Task Read_IntoFolder_WritesFilesOfPages_AndResumes()
    {
        var menu = (TestPicture.Menu, 320.0, 240.0);
        var file = Write("two.pdf", menu, menu);
        var results = _folder.Combine("results");
        string[] options = ["--out", results, "--format", "text,paddle"];

        var first = await Read([file, .. options]);
        var second = await Read([file, .. options, "--resume"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Code, second.Code), Is.EqualTo((0, 0)), first.Messages);
            second.AssertSays("0 read, 2 done before");
            Assert.That(
                Directory.GetFiles(results).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { Journal.FileName, "two.pdf_0.txt", "two.pdf_1.txt", "system_results.txt" })
            );
            Assert.That(
                File.ReadAllLines(Path.Combine(results, "system_results.txt")).Select(line => line.Split('\t')[0]),
                Is.EqualTo(new[] { "two.pdf_0", "two.pdf_1" })
            );
        }
    }

    [Test]
    public async Task Read_PageThatIsTooLarge_IsRefused_AndTheOthersRead()
    {
        var file = Write("large.pdf", (TestPicture.Menu, 14400, 14400), (TestPicture.Menu, 320, 240));

        var outcome = await Read(file);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(1));
            outcome.AssertSays("large.pdf_0", "page 1 has 14400 x 14400 points");
            Assert.That(outcome.Output, Does.Contain("large.pdf_1 <==").And.Contain("今日菜单\n"));
        }
    }

    private string Write(string name, params (string Picture, double Width, double Height)[] pages)
    {
        var path = _folder.Combine(name);
        File.WriteAllBytes(path, TestPdf.Of(pages));
        return path;
    }

    private static Task<Outcome> Read(params string[] words) => TestProgram.Run(["read", .. TestModels.All, .. words]);

    private static IEnumerable<(string Name, int[] Size, string Text)> Pictures(Outcome outcome) =>
        outcome
            .Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(picture =>
                (
                    picture.GetProperty("image").GetString()!,
                    picture.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()).ToArray(),
                    string.Join(
                        '\n',
                        picture
                            .GetProperty("lines")
                            .EnumerateArray()
                            .Select(line => line.GetProperty("text").GetString())
                    )
                )
            );
}
