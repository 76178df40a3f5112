using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class AtomicFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Commit_AfterWrite_ReplacesTheFile()
    {
        var path = _folder.Write("y.f32", [1]);

        using (AtomicFile file = new(path))
        {
            file.Write([2, 3]);
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1 }), "before");
            file.Commit();
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 2, 3 }));
        Assert.That(_folder.Names, Is.EqualTo(new[] { "y.f32" }));
    }

    [Test]
    public void Dispose_WithoutCommit_LeavesTheFolderAsItWas()
    {
        var path = _folder.Write("y.f32", [1]);

        using (AtomicFile file = new(path))
        {
            file.Write([2, 3]);
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1 }));
        Assert.That(_folder.Names, Is.EqualTo(new[] { "y.f32" }));
    }

    [Test]
    public void DeleteLeftovers_OfARunThatWasEnded_TakesThemAwayAndNothingElse()
    {
        _folder.Write(".paddle-ocr-left.tmp", [1]);
        _folder.Write(".paddle-ocr-journal.jsonl", [2]);
        _folder.Write("y.tmp", [3]);

        AtomicFile.DeleteLeftovers(_folder.Path);

        Assert.That(_folder.Names, Is.EqualTo(new[] { ".paddle-ocr-journal.jsonl", "y.tmp" }));
    }

    [Test]
    public void DeleteLeftovers_WhileAnotherRunWrites_LeavesItsFile()
    {
        using AtomicFile file = new(_folder.Combine("y.f32"));
        file.Write([2, 3]);

        AtomicFile.DeleteLeftovers(_folder.Path);
        file.Commit();

        Assert.That(File.ReadAllBytes(_folder.Combine("y.f32")), Is.EqualTo(new byte[] { 2, 3 }));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need a privilege there.")]
    public void Commit_BehindALink_KeepsTheLink()
    {
        var target = _folder.Write("target", [1]);
        File.CreateSymbolicLink(_folder.Combine("link"), target);

        using (AtomicFile file = new(_folder.Combine("link")))
        {
            file.Write([2]);
            file.Commit();
        }

        Assert.That(File.ReadAllBytes(target), Is.EqualTo(new byte[] { 2 }));
        Assert.That(new FileInfo(_folder.Combine("link")).LinkTarget, Is.EqualTo(target));
    }

    [Test]
    public void RequireWritable_FolderThatIsAbsent_IsRefused()
    {
        var failure = Refusal(Path.Combine(_folder.Path, "no", "y.f32"));
        Assert.That(failure.Message, Does.Contain(_folder.Combine("no")).And.Contain("does not exist"));
    }

    [Test]
    public void RequireWritable_Folder_IsRefused() =>
        Assert.That(Refusal(_folder.Path).Message, Does.Contain("is a folder"));

    [Test]
    [Platform("Linux")]
    public void RequireWritable_Device_IsRefused() =>
        Assert.That(Refusal("/dev/null").Message, Does.Contain("is a device"));

    private static CommandException Refusal(string path)
    {
        var failure = Assert.Throws<CommandException>(() => AtomicFile.RequireWritable(path));
        Assert.That(failure.Code, Is.EqualTo(ExitCode.WrongUsage));
        return failure;
    }
}
