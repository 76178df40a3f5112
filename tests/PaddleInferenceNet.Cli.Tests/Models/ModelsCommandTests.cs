using System.Formats.Tar;
using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Models;

/// <summary>The commands that work with published models by name. Nothing here is fetched from anywhere but a folder.</summary>
[NonParallelizable]
public sealed class ModelsCommandTests
{
    private const string Model = "ch_ppocr_mobile_v2.0_cls";

    private TemporaryFolder _home = null!;

    [SetUp]
    public void UseAHomeOfTheTest()
    {
        _home = new TemporaryFolder();
        Environment.SetEnvironmentVariable("PADDLE_OCR_HOME", _home.Path);
        Environment.SetEnvironmentVariable("PADDLE_OCR_OFFLINE", "1");
    }

    [TearDown]
    public void ForgetTheHome()
    {
        Environment.SetEnvironmentVariable("PADDLE_OCR_HOME", null);
        Environment.SetEnvironmentVariable("PADDLE_OCR_OFFLINE", null);
        _home.Dispose();
    }

    [Test]
    public void List_All_HasEveryModelInColumns()
    {
        var outcome = TestProgram.RunInside("models", "list");

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        Assert.That(outcome.Lines, Has.Length.EqualTo(174));
        Assert.That(outcome.Lines, Has.Some.Match(@"^  german_mobile_v2\.0_rec +rec +v2\.0 +2\.\d MiB +de$"));
    }

    [Test]
    public void List_LanguageVersionAndTask_AreFilters()
    {
        var outcome = TestProgram.RunInside("models", "list", "--lang", "german", "--version", "v2.0", "--task", "rec");

        Assert.That(
            outcome.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
            Is.EqualTo(new[] { "german_mobile_v2.0_rec", "latin_mobile_v2.0_rec" })
        );
    }

    [Test]
    public void List_Json_IsOneObjectALine()
    {
        var outcome = TestProgram.RunInside("models", "list", "--json", "--lang", "korean", "--version", "v4");

        using var model = JsonDocument.Parse(outcome.Lines.Single());
        var root = model.RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.GetProperty("name").GetString(), Is.EqualTo("korean_PP-OCRv4_rec"));
            Assert.That(root.GetProperty("task").GetString(), Is.EqualTo("rec"));
            Assert.That(root.GetProperty("format").GetString(), Is.EqualTo("pdmodel"));
            Assert.That(root.GetProperty("classes").GetInt32(), Is.EqualTo(3690));
            Assert.That(
                root.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()),
                Is.EqualTo(new[] { -1, 3, 48, -1 })
            );
        }
    }

    [TestCase("docs/models.md", "models", "list", "--markdown")]
    [TestCase("README.md", "models", "list", "--markdown", "--checked")]
    public void List_Markdown_IsTheTableOfTheDocumentation(string file, params string[] arguments)
    {
        var written = File.ReadAllText(RepositoryRoot.Combine(file)).ReplaceLineEndings("\n");

        var table = TestProgram.RunInside(arguments).Output;

        Assert.That(
            written,
            Does.Contain(table),
            $"run 'paddle-ocr {string.Join(' ', arguments)}' and put its output into {file}"
        );
    }

    [TestCase("'germn'", "models", "list", "--lang", "germn")]
    [TestCase("v2.0-server", "models", "list", "--version", "v9")]
    [TestCase("--task is 'reading'", "models", "list", "--task", "reading")]
    [TestCase("exclude each other", "models", "list", "--json", "--markdown")]
    [TestCase("'german_mobile_v2.0_rec'", "models", "get", "german_mobile_v2_rec")]
    [TestCase("'german'", "read", "a.png", "--lang", "germn")]
    [TestCase("v2.0-server", "read", "a.png", "--lang", "korean", "--model-version", "v2.0-server")]
    [TestCase("'lst' is not a command of 'paddle-ocr models'. Did you mean 'list'?", "models", "lst")]
    public void Run_WrongName_SaysWhatIsThere(string message, params string[] arguments) =>
        TestProgram.RunInside(arguments).AssertFailed(2, message);

    [Test]
    public void Get_Offline_SaysThatNothingIsFetched() =>
        TestProgram.RunInside("models", "get", Model).AssertFailed(1, Model, "offline");

    [Test]
    public void Read_LanguageThatIsNotInstalledOffline_NamesTheCommand() =>
        TestProgram
            .RunInside("read", "a.png", "--lang", "korean", "--model-version", "v2.0")
            .AssertFailed(3, "paddle-ocr models get ch_ppocr_mobile_v2.0_det");

    [Test]
    public void Get_BadVariable_IsNamed()
    {
        Environment.SetEnvironmentVariable("PADDLE_OCR_OFFLINE", "perhaps");

        TestProgram.RunInside("models", "get", Model).AssertFailed(2, "PADDLE_OCR_OFFLINE is 'perhaps'");
    }

    [Test]
    public void Get_LiteModel_NamesTheOneToUse() =>
        TestProgram
            .RunInside("models", "get", "ch_PP-OCRv2_rec_infer_opt-lite2.10")
            .AssertFailed(3, "Paddle-Lite", "'ch_PP-OCRv2_rec'");

    [Test]
    public void Path_NoName_IsTheFolderOfAll()
    {
        var outcome = TestProgram.RunInside("models", "path");

        Assert.That(outcome.Output, Is.EqualTo($"{Path.Combine(_home.Path, "models")}\n"));
    }

    [Test]
    public void Path_NotInstalled_SaysHowToGetIt() =>
        TestProgram.RunInside("models", "path", Model).AssertFailed(1, $"paddle-ocr models get {Model}");

    [Test]
    public void Verify_NothingInstalled_SaysSo()
    {
        var outcome = TestProgram.RunInside("models", "verify");

        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((0, "")));
        Assert.That(outcome.Messages, Does.Contain("No model is installed"));
    }

    [Test]
    public void Verify_InstalledModel_IsSoundUntilItChanges()
    {
        var folder = Install();

        var sound = TestProgram.RunInside("models", "verify");
        File.AppendAllText(Path.Combine(folder, "inference.pdmodel"), "x");
        var spoilt = TestProgram.RunInside("models", "verify", Model);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sound.Code, sound.Output), Is.EqualTo((0, $"{Model}: sound\n")), sound.Messages);
            Assert.That(TestProgram.RunInside("models", "path", Model).Output, Is.EqualTo($"{folder}\n"));
            spoilt.AssertFailed(1, Model, "inference.pdmodel", "SHA-256");
        }
    }

    [Test]
    public async Task Read_ModelsInTarFiles_ReadsThePicture()
    {
        TestLibrary.Require();
        var det = Pack(TestModels.Detection, "det.tar");
        var rec = Pack(TestModels.Recognition, "rec.tar");

        var packed = await TestProgram.Run(
            "read",
            TestPicture.Menu,
            "--det",
            det,
            "--rec",
            rec,
            "--no-cls",
            "--dict",
            TestModels.Dictionary
        );
        var folders = await TestProgram.Run([
            "read",
            TestPicture.Menu,
            "--det",
            TestModels.Detection,
            "--rec",
            TestModels.Recognition,
            "--no-cls",
            "--dict",
            TestModels.Dictionary,
        ]);

        Assert.That(packed.Code, Is.Zero, packed.Messages);
        Assert.That(packed.Output, Is.EqualTo(folders.Output).And.Not.Empty);
    }

    private string Install()
    {
        var folder = Path.Combine(_home.Path, "models", Model);
        Directory.CreateDirectory(folder);
        var list = "";
        foreach (var file in Directory.GetFiles(TestModels.Orientation))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(folder, name));
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
            list += $"{hash}  {Model}/{name}\n";
        }

        File.WriteAllText($"{folder}.sha256", list);
        return folder;
    }

    private string Pack(string folder, string name)
    {
        TarFile.CreateFromDirectory(folder, _home.Combine(name), includeBaseDirectory: true);
        return _home.Combine(name);
    }
}
