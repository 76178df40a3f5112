using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Tests.Native;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Faults;

/// <summary>
/// Places that cannot be written. Nothing is forbidden to the superuser, as whom tests often run, so a file stands where a
/// folder would be, or a folder where a file would be.
/// </summary>
[NonParallelizable]
public sealed class NoPermissionTests
{
    private TemporaryFolder _folder = null!;
    private string _blocked = null!;

    [SetUp]
    public void MakeAFileInTheWay()
    {
        _folder = new TemporaryFolder();
        _blocked = Path.Combine(_folder.Write("file", [1]), "below");
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Open_JournalThatIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder.Combine(Journal.FileName));

        Assert.That(
            () => Journal.Open(_folder.Path, "s", resume: true),
            Throws.TypeOf<CommandException>().With.Message.Contains(Journal.FileName)
        );
    }

    [Test]
    public void Write_BelowAFile_IsRefusedBeforeWork() =>
        Assert.That(
            () => AtomicFile.RequireWritable(_blocked),
            Throws.TypeOf<CommandException>().With.Message.Contains(_blocked)
        );

    [Test]
    public void Get_StoreBelowAFile_FailsWithoutARequest()
    {
        using EnvironmentVariables home = new(
            ("PADDLE_OCR_HOME", _blocked),
            ("PADDLE_OCR_MIRROR", "http://127.0.0.1:1/")
        );

        TestProgram.RunInside("models", "get", "ch_ppocr_mobile_v2.0_cls").AssertFailed(1, _blocked);
        TestProgram.RunInside(["native", "get", .. TestNative.Choice]).AssertFailed(1, _blocked);
    }

    [Test]
    public async Task Export_BelowAFile_Fails()
    {
        await using var server = ArchiveServer.Of(TestNative.Archive());
        using EnvironmentVariables variables = new(
            ("PADDLE_OCR_HOME", _folder.Path),
            ("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri)
        );
        TestProgram.RunInside(["native", "get", .. TestNative.Choice]);

        TestProgram.RunInside(["native", "export", .. TestNative.Choice, "--to", _blocked]).AssertFailed(1, _blocked);
    }
}
