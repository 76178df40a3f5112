using PaddleInferenceNet.Bindings;

namespace PaddleInferenceNet.Interop.Tests;

public sealed class ResponseFileTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("bindings-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Read_IncludedFile_StandsInPlace()
    {
        Write("common.rsp", "--remap", "A=B");
        var path = Write("one.rsp", "@common.rsp", "C=D", "# a comment", "--file", "x.h");

        var options = ResponseFile.Read(path);

        Assert.That(options["--remap"], Is.EqualTo(new[] { "A=B", "C=D" }));
        Assert.That(options["--file"], Is.EqualTo(new[] { "x.h" }));
    }

    [Test]
    public void Read_ValueBeforeAnyOption_NamesIt() =>
        Assert.That(
            () => ResponseFile.Read(Write("one.rsp", "value")),
            Throws.InstanceOf<GeneratorException>().With.Message.Contains("'value'")
        );

    [Test]
    public void Read_FileThatIncludesItself_Throws() =>
        Assert.That(() => ResponseFile.Read(Write("one.rsp", "@one.rsp")), Throws.InstanceOf<GeneratorException>());

    [Test]
    public void Load_UnknownOption_NamesIt()
    {
        var path = Write("one.rsp", [.. Required, "--no-such-option", "1"]);

        Assert.That(
            () => GeneratorSettings.Load(path),
            Throws.InstanceOf<GeneratorException>().With.Message.Contains("--no-such-option")
        );
    }

    [Test]
    public void Load_MissingOption_NamesIt() =>
        Assert.That(
            () => GeneratorSettings.Load(Write("one.rsp", Required[2..])),
            Throws.InstanceOf<GeneratorException>().With.Message.Contains("--file")
        );

    private static string[] Required =>
        [
            "--file",
            "x.h",
            "--output",
            "x.cs",
            "--namespace",
            "N",
            "--methodClassName",
            "C",
            "--libraryPath",
            "L",
            "--language",
            "c++",
            "--std",
            "c++20",
        ];

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
