using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Pdf;

/// <summary>What keeps PDF files from being read, and the limits of the programs that render them.</summary>
public sealed class PdfInputTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("1-3,5", 1, 2, 3, 5)]
    [TestCase("4-", 4, 5, 6)]
    [TestCase("2,2,1-1", 1, 2)]
    [TestCase("9")]
    public void Contains_OfRanges_IsTheirPages(string text, params int[] expected)
    {
        Assert.That(PageRanges.TryParse(text, out var ranges));
        Assert.That(Enumerable.Range(1, 6).Where(ranges!.Contains), Is.EqualTo(expected));
    }

    [TestCase("0")]
    [TestCase("-3")]
    [TestCase("3-1")]
    [TestCase("1,,2")]
    [TestCase("1-2-3")]
    [TestCase("99999999999")]
    [TestCase("one")]
    public void Read_WithWrongPages_IsRefused(string pages)
    {
        var outcome = TestProgram.RunInside("read", "a.pdf", $"--pages={pages}");

        outcome.AssertFailed(2, $"--pages is '{pages}'", "1-3,5");
    }

    [Test]
    [NonParallelizable]
    public void Read_WithoutTheRenderer_NamesItsPackage()
    {
        var file = _folder.Write("one.pdf", TestPdf.Of((TestPicture.Menu, 320, 240)));
        using EnvironmentVariables none = new(("PATH", _folder.Path));

        var outcome = TestProgram.RunInside("read", file);

        outcome.AssertFailed(1, "one.pdf", "'pdfinfo'", OperatingSystem.IsLinux() ? "poppler-utils" : "Poppler");
    }

    [Test]
    public void Read_FileThatIsAbsent_SaysSo()
    {
        var outcome = TestProgram.RunInside("read", "no-such.pdf");

        outcome.AssertFailed(1, "'no-such.pdf'", "no such file");
    }

    [Test]
    public void Read_PagesThatThereAreNot_SaysHowManyThereAre()
    {
        TestPdf.RequireRenderer();
        var file = _folder.Write("one.pdf", TestPdf.Of((TestPicture.Menu, 320, 240)));

        var outcome = TestProgram.RunInside("read", file, "--pages", "2-5,7");

        outcome.AssertFailed(1, "one.pdf", "1 page", "--pages 2-5,7");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Programs of Unix are run.")]
    public void Run_OfAProgramThatTakesTooLong_EndsIt() =>
        Assert.That(
            () => ChildProcess.Run("/bin/sleep", ["60"], TimeSpan.FromMilliseconds(100), 1000, default),
            Throws.TypeOf<PdfException>().With.Message.StartsWith("sleep did not end within")
        );

    [Test]
    [Platform(Exclude = "Win", Reason = "Programs of Unix are run.")]
    public void Run_OfAProgramThatGivesTooMuch_EndsIt() =>
        Assert.That(
            () => ChildProcess.Run("/bin/cat", ["/dev/zero"], Long, 100_000, default),
            Throws.TypeOf<PdfException>().With.Message.EqualTo("cat gave out more than 100000 bytes.")
        );

    [Test]
    [Platform(Exclude = "Win", Reason = "Programs of Unix are run.")]
    public void Run_ThatIsCancelled_EndsTheProgram()
    {
        using CancellationTokenSource cancelled = new(TimeSpan.FromMilliseconds(100));

        Assert.That(
            () => ChildProcess.Run("/bin/sleep", ["60"], Long, 1000, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Programs of Unix are run.")]
    public void Run_OfAProgramThatFails_TellsTheBeginningOfWhatItSaid()
    {
        string[] line = ["-c", "echo why >&2; head -c 1000000 /dev/zero | tr '\\0' x >&2; exit 3"];

        var exception = Assert.Throws<PdfException>(() => ChildProcess.Run("/bin/sh", line, Long, 1000, default));

        Assert.That(exception.Message, Does.StartWith("sh failed: why").And.Length.LessThan(5000));
    }
}
