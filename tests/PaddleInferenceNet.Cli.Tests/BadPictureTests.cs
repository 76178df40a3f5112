using System.Runtime.Versioning;
using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>Pictures that cannot be read, all given to one run with two that can: each is named with its reason.</summary>
[Category("Model")]
public sealed class BadPictureTests
{
    private TemporaryFolder _folder = null!;
    private Outcome _outcome = null!;

    [OneTimeSetUp]
    public async Task ReadAll()
    {
        TestLibrary.Require();
        _folder = new TemporaryFolder();
        var menu = await File.ReadAllBytesAsync(TestPicture.Menu);
        string[] pictures =
        [
            _folder.Write("empty.png", []),
            _folder.Write("truncated.png", menu.AsSpan(0, menu.Length / 2)),
            _folder.Write("signature.png", menu.AsSpan(0, 8)),
            _folder.Write("no-size.png", PngFile.Grey(0, 0)),
            _folder.Write("text.png", "Once upon a time there was a text."u8),
            TestPicture.Invoice,
            _folder.Write("too-wide.png", PngFile.Grey(20_001, 1)),
            _folder.Combine("absent.png"),
            LinkToItself(),
            _folder.Write("pixel.png", PngFile.Grey(1, 1)),
        ];
        _outcome = await TestProgram.Run(["read", "--json", .. pictures, .. TestModels.All]);
    }

    [OneTimeTearDown]
    public void TearDown() => _folder?.Dispose();

    [TestCase("empty.png", "empty")]
    [TestCase("truncated.png", "")]
    [TestCase("signature.png", "")]
    [TestCase("no-size.png", "0 x 0")]
    [TestCase("text.png", "not a picture")]
    [TestCase("too-wide.png", "20001 x 1")]
    [TestCase("absent.png", "no such file")]
    [TestCase("loop.png", "")]
    public void Read_BadPicture_IsNamedWithItsReason(string name, string reason) =>
        _outcome.AssertSays(_folder.Combine(name), reason);

    [Test]
    public void Read_GoodPicturesAmongBadOnes_AreReadAndTheCodeIs1()
    {
        Assert.That(_outcome.Code, Is.EqualTo(1));
        var names = _outcome.Lines.Select(line =>
            JsonDocument.Parse(line).RootElement.GetProperty("image").GetString()
        );
        Assert.That(names, Is.EqualTo(new[] { TestPicture.Invoice, _folder.Combine("pixel.png") }));
    }

    [Test]
    public void Read_EachBadPicture_HasOneMessage() =>
        Assert.That(
            _outcome.Messages.Split('\n').Count(line => line.StartsWith("paddle-ocr: ", StringComparison.Ordinal)),
            Is.EqualTo(8)
        );

    [Test]
    public void Read_PictureOfOnePixel_HasNoText() =>
        Assert.That(_outcome.Lines[^1], Does.Contain("\"size\":[1,1],\"lines\":[]"));

    [Test]
    [Category("Slow")]
    public async Task Read_WidestPictureThatIsAccepted_IsRead()
    {
        var path = _folder.Write("wide.png", PngFile.Grey(20_000, 40));
        var outcome = await TestProgram.Run(["read", "--json", path, .. TestModels.All]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Output, Does.Contain("\"size\":[20000,40],\"lines\":[]"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Rights of files are others there.")]
    [UnsupportedOSPlatform("windows")]
    public async Task Read_FileWithoutRightToRead_IsNamed()
    {
        var path = _folder.Write("secret.png", PngFile.Grey(8, 8));
        File.SetUnixFileMode(path, UnixFileMode.None);
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("The tests run as a user who may read every file.");
        }

        var outcome = await TestProgram.Run(["read", path, .. TestModels.All]);
        outcome.AssertFailed(1, path, "permission denied");
    }

    // A link to itself cannot be opened by any user, root included.
    private string LinkToItself()
    {
        var path = _folder.Combine("loop.png");
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(path, "");
        }
        else
        {
            File.CreateSymbolicLink(path, path);
        }

        return path;
    }
}
