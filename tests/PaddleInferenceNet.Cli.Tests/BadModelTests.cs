using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>Models and libraries that cannot be loaded: exit code 3, a message that names the file, and nothing written.</summary>
[Category("Model")]
public sealed class BadModelTests
{
    private TemporaryFolder _folder = null!;
    private string _input = null!;

    [SetUp]
    public void SetUp()
    {
        TestLibrary.Require();
        _folder = new TemporaryFolder();
        _input = _folder.Write("x.f32", new byte[3 * 48 * 192 * sizeof(float)]);
    }

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [Test]
    public async Task Run_ProgramIsAbsent_NamesTheFolder()
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        File.Delete(TestModels.Program(model));
        await AssertNotLoaded(model, model);
    }

    [Test]
    public async Task Run_ParametersAreAbsent_NamesTheFile()
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        File.Delete(TestModels.Parameters(model));
        await AssertNotLoaded(model, TestModels.Parameters(model), "does not exist");
    }

    [Test]
    public Task Run_FolderIsAbsent_NamesIt() =>
        AssertNotLoaded(_folder.Combine("none"), _folder.Combine("none"), "does not exist");

    [Test]
    public async Task Run_ProgramIsEmpty_SaysSo()
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        await File.WriteAllBytesAsync(TestModels.Program(model), []);
        await AssertNotLoaded(model, TestModels.Program(model), "empty");
    }

    [Test]
    public async Task Run_ProgramIsText_SaysThatItIsNone()
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        await File.WriteAllTextAsync(TestModels.Program(model), "A text is no model.");
        await AssertNotLoaded(model, TestModels.Program(model), "not a Paddle program");
    }

    [TestCase(0.25)]
    [TestCase(0.999)]
    public async Task Run_ProgramIsTruncated_NamesTheFile(double part)
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        Truncate(TestModels.Program(model), part);
        await AssertNotLoaded(model, "inference.pdmodel");
    }

    [TestCase(0)]
    [TestCase(0.00001)]
    [TestCase(0.5)]
    [TestCase(0.99999)]
    public async Task Run_ParametersAreTruncated_NamesTheFile(double part)
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        Truncate(TestModels.Parameters(model), part);
        await AssertNotLoaded(model, "inference.pdiparams");
    }

    [Test]
    public async Task Run_FilesOfDifferentModels_AreRefused()
    {
        var model = TestModels.Copy(TestModels.Orientation, _folder);
        File.Copy(TestModels.Parameters(TestModels.Recognition), TestModels.Parameters(model), overwrite: true);
        await AssertNotLoaded(model, "inference.pdiparams");
    }

    [Test]
    public async Task Read_DictionaryOfAnotherModel_GivesBothNumbers()
    {
        var dictionary = _folder.Write("short.txt", "a\nb\nc\n"u8);
        string[] models = ["--det", TestModels.Detection, "--rec", TestModels.Recognition, "--no-cls"];
        var outcome = await TestProgram.Run(["read", TestPicture.Menu, .. models, "--dict", dictionary]);
        outcome.AssertFailed(3, dictionary, $"{TestModels.Classes} classes", "3 entries");
    }

    [Test]
    public async Task Read_DictionaryIsAbsent_NamesIt()
    {
        string[] models = ["--det", TestModels.Detection, "--rec", TestModels.Recognition, "--no-cls"];
        var outcome = await TestProgram.Run([
            "read",
            TestPicture.Menu,
            .. models,
            "--dict",
            _folder.Combine("none.txt"),
        ]);
        outcome.AssertFailed(3, $"'{_folder.Combine("none.txt")}' does not exist");
    }

    [Test]
    public async Task Read_ModelIsAbsent_IsSaidOnceBeforeAnyPicture()
    {
        var outcome = await TestProgram.Run([
            "read",
            TestPicture.Menu,
            TestPicture.Invoice,
            .. TestModels.All[2..],
            "--det",
            _folder.Combine("none"),
        ]);
        outcome.AssertFailed(3, _folder.Combine("none"), "does not exist");
        Assert.That(outcome.Messages, Does.Not.Contain("menu.png"));
    }

    [Test]
    public async Task Read_LibraryIsAbsent_ListsWhatWasTried()
    {
        var library = _folder.Combine("none.so");
        var outcome = await TestProgram.Run(["read", TestPicture.Menu, .. TestModels.All, "--library", library]);
        outcome.AssertFailed(3, library, "does not exist", "--library PATH");
    }

    [Test]
    public async Task Read_LibraryIsAText_IsRefused()
    {
        var library = _folder.Write("text.so", "no library"u8);
        var outcome = await TestProgram.Run(["read", TestPicture.Menu, .. TestModels.All, "--library", library]);
        outcome.AssertFailed(3, library);
    }

    private async Task AssertNotLoaded(string model, params string[] parts)
    {
        var before = _folder.Names;
        string[] files = ["--input", _input, "--output", _folder.Combine("y.f32")];
        var outcome = await TestProgram.Run(["run", "--model", model, "--shape", "1,3,48,192", .. files]);
        outcome.AssertFailed(3, parts);
        Assert.That(_folder.Names, Is.EqualTo(before), "something was written");
    }

    private static void Truncate(string path, double part)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(file.Length * part));
    }
}
