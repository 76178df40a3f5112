using System.Runtime.Versioning;

namespace PaddleInferenceNet.Tests;

public sealed class ModelSourceTests : NativeFixture
{
    private TemporaryFolder _folder = null!;
    private string _program = "";
    private string _parameters = "";

    [SetUp]
    public void WriteModel()
    {
        _folder = new TemporaryFolder();
        (_program, _parameters) = TinyModel.WriteTo(_folder.Path);
    }

    [TearDown]
    public void DeleteModel() => _folder.Dispose();

    [Test]
    public void FromFiles_EmptyPath_Throws() =>
        Assert.That(() => ModelSource.FromFiles(_program, " "), Throws.ArgumentException);

    [Test]
    public void Create_FromFiles_Loads()
    {
        using var predictor = Load(ModelSource.FromFiles(_program, _parameters));

        Assert.That(predictor.Inputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void FromPaths_Program_IsReadOnlyWhenAskedFor()
    {
        var files = ModelFiles.FromPaths(_program, _parameters);
        var whole = ModelFiles.FromPaths(_program, _parameters).Program;

        File.Delete(_program);

        Assert.That(whole.ToArray(), Is.EqualTo(TinyModel.Program));
        Assert.That(files.IsJson, Is.False);
        Assert.That(() => files.Program, Throws.InstanceOf<ModelFormatException>().With.Message.Contains(_program));
    }

    [Test]
    public void Create_FromDirectory_Loads()
    {
        using var predictor = Load(ModelSource.FromDirectory(_folder.Path));

        Assert.That(predictor.Outputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void Create_FromDirectory_PrefersModelOverInference()
    {
        File.Move(_parameters, _folder.Combine("model.pdiparams"));
        File.Copy(_program, _folder.Combine("model.pdmodel"));

        using var predictor = Load(ModelSource.FromDirectory(_folder.Path));

        Assert.That(predictor.Outputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void Create_PathOutsideAscii_Loads()
    {
        var folder = Directory.CreateDirectory(_folder.Combine("模型 é")).FullName;
        TinyModel.WriteTo(folder);

        using var predictor = Load(ModelSource.FromDirectory(folder));

        Assert.That(predictor.Inputs, Has.Count.EqualTo(1));
    }

    [Test]
    public void Create_MissingDirectory_NamesIt() =>
        AssertRefused(ModelSource.FromDirectory(_folder.Combine("nowhere")), PaddleErrorCode.FileUnreadable, "nowhere");

    [Test]
    public void Create_DirectoryIsAFile_SaysSo() =>
        AssertRefused(ModelSource.FromDirectory(_program), PaddleErrorCode.FileUnreadable, "is a file");

    [Test]
    public void Create_DirectoryWithoutModel_ListsTheNamesItLookedFor()
    {
        File.Delete(_program);

        AssertRefused(
            ModelSource.FromDirectory(_folder.Path),
            PaddleErrorCode.FileUnreadable,
            "model.pdmodel, inference.pdmodel"
        );
    }

    [Test]
    public void Create_MissingProgram_NamesIt()
    {
        File.Delete(_program);

        AssertRefused(ModelSource.FromFiles(_program, _parameters), PaddleErrorCode.FileUnreadable, _program);
    }

    [Test]
    public void Create_MissingParameters_NamesThem()
    {
        File.Delete(_parameters);

        AssertRefused(ModelSource.FromFiles(_program, _parameters), PaddleErrorCode.FileUnreadable, _parameters);
    }

    [Test]
    public void Create_FolderAsProgram_SaysSo() =>
        AssertRefused(ModelSource.FromFiles(_folder.Path, _parameters), PaddleErrorCode.FileUnreadable, "is a folder");

    [Test]
    public void Create_FolderAsParameters_SaysSo() =>
        AssertRefused(ModelSource.FromFiles(_program, _folder.Path), PaddleErrorCode.FileUnreadable, "is a folder");

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Create_UnreadableProgram_NamesIt()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Needs a user whom the file mode keeps out.");
        }

        File.SetUnixFileMode(_program, UnixFileMode.None);

        AssertRefused(ModelSource.FromFiles(_program, _parameters), PaddleErrorCode.FileUnreadable, "cannot be read");
    }

    [Test]
    public void Create_EmptyProgram_SaysSo() => AssertProgramRefused([], "is empty");

    [Test]
    public void Create_TextAsProgram_SaysSo() => AssertProgramRefused("Hello, world."u8, "is not a Paddle program");

    [Test]
    public void Create_JsonProgram_NamesTheVersionItNeeds()
    {
        if (PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("The rule is that of official libraries before 3.0.");
        }

        AssertProgramRefused("{\"base_code\":{}}"u8, "needs Paddle 3.0");
    }

    [Test]
    public void Create_TruncatedProgram_Throws() => AssertProgramRefused(TinyModel.Program.AsSpan()[..^40], "");

    [Test]
    public void Create_EmptyParameters_Throws() => AssertParametersRefused([]);

    [Test]
    public void Create_TextAsParameters_Throws() =>
        AssertParametersRefused("The parameters of a model are not a text, whatever its length."u8);

    [Test]
    public void Create_TruncatedParameters_Throws([Range(1, 43, 6)] int length) =>
        AssertParametersRefused(TinyModel.Parameters.AsSpan()[..Math.Min(length, TinyModel.Parameters.Length - 1)]);

    [Test]
    public void Create_ProgramWithoutWeights_LoadsWithEmptyParameters()
    {
        File.WriteAllBytes(_program, TinyModel.WeightlessProgram);
        File.WriteAllBytes(_parameters, []);

        using var fromFiles = Load(ModelSource.FromFiles(_program, _parameters));
        using var fromMemory = Load(ModelSource.FromMemory(TinyModel.WeightlessProgram, default));

        Assert.That(fromFiles.Inputs[0].Name, Is.EqualTo(fromMemory.Inputs[0].Name));
    }

    [Test]
    public void Create_ParametersWithMoreBehind_Throws() =>
        AssertParametersRefused([.. TinyModel.Parameters, .. TinyModel.Parameters]);

    [Test]
    public void Create_ParametersOfAnotherModel_Throws() =>
        AssertParametersRefused(TinyModel.BuildParameters([1, 2, 3, 4]));

    [Test]
    public void Create_ParametersWithAHugeDimension_Throws()
    {
        var bytes = TinyModel.Parameters;
        var value = Array.LastIndexOf(bytes[..^12], (byte)3);
        byte[] broken =
        [
            .. bytes[..value],
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            0x7F,
            .. bytes[(value + 1)..],
        ];
        broken[16] += 8;

        AssertParametersRefused(broken);
    }

    private void AssertProgramRefused(ReadOnlySpan<byte> program, string part)
    {
        File.WriteAllBytes(_program, program);
        AssertRefused(ModelSource.FromFiles(_program, _parameters), PaddleErrorCode.ModelFormat, part);
        AssertRefused(
            ModelSource.FromMemory(program.ToArray(), TinyModel.Parameters),
            PaddleErrorCode.ModelFormat,
            part
        );
    }

    private void AssertParametersRefused(ReadOnlySpan<byte> parameters)
    {
        File.WriteAllBytes(_parameters, parameters);
        AssertRefused(ModelSource.FromFiles(_program, _parameters), PaddleErrorCode.ModelFormat, "");
        AssertRefused(ModelSource.FromMemory(TinyModel.Program, parameters.ToArray()), PaddleErrorCode.ModelFormat, "");
    }

    private static void AssertRefused(ModelSource model, PaddleErrorCode code, string part)
    {
        var exception = Assert.Throws<ModelFormatException>(() => Load(model).Dispose());
        Assert.That(exception.Code, Is.EqualTo(code));
        Assert.That(exception.Message, Does.Contain(part));
    }

    private static Predictor Load(ModelSource model) => Predictor.Create(TinyModel.Config with { Model = model });
}
