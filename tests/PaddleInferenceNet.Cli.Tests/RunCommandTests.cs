using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

[Category("Model")]
public sealed class RunCommandTests
{
    private const string Shape = "2,3,48,192";
    private const int Bytes = 2 * 3 * 48 * 192 * sizeof(float);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        TestLibrary.Require();
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [Test]
    public async Task Run_Model_WritesOutputAndDescribesTensors()
    {
        var output = _folder.Combine("y.f32");
        var outcome = await Run(_folder.Write("x.f32", new byte[Bytes]), "--output", output);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var description = JsonDocument.Parse(outcome.Output).RootElement;
        var input = description.GetProperty("inputs")[0];
        var result = description.GetProperty("outputs")[0];
        var probabilities = Float32File.Read(output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Lines, Has.Length.EqualTo(1));
            Assert.That(input.GetProperty("name").GetString(), Is.EqualTo("x"));
            Assert.That(input.GetProperty("shape").GetRawText(), Is.EqualTo($"[{Shape}]"));
            Assert.That(input.GetProperty("type").GetString(), Is.EqualTo("float32"));
            Assert.That(result.GetProperty("shape").GetRawText(), Is.EqualTo("[2,2]"));
            Assert.That(result.GetProperty("type").GetString(), Is.EqualTo("float32"));
            Assert.That(probabilities, Has.Length.EqualTo(4));
            Assert.That(probabilities[0] + probabilities[1], Is.EqualTo(1).Within(1e-5));
            Assert.That(_folder.Names, Is.EqualTo(new[] { "x.f32", "y.f32" }));
        }
    }

    [Test]
    public async Task Run_WithoutOutput_DescribesOnly()
    {
        var outcome = await Run(_folder.Write("x.f32", new byte[Bytes]));

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Output, Does.Contain("\"shape\":[2,2]").And.Not.Contain("y.f32"));
    }

    [TestCase(-1)]
    [TestCase(1)]
    [TestCase(-Bytes)]
    public async Task Run_InputOfAnotherLength_GivesBothNumbers(int difference)
    {
        var input = _folder.Write("x.f32", new byte[Bytes + difference]);
        await AssertRefused(input, input, $"{Bytes + difference} bytes", $"{Bytes}");
    }

    [Test]
    public Task Run_InputIsAbsent_NamesIt() => AssertRefused(_folder.Combine("none.f32"), "none.f32", "does not exist");

    [Test]
    public Task Run_InputIsAFolder_NamesIt() => AssertRefused(_folder.Path, _folder.Path, "is a folder");

    [TestCase("2,4,48,192")]
    [TestCase("3,48,192")]
    public async Task Run_ShapeThatTheModelCannotTake_IsRefused(string shape)
    {
        var input = _folder.Write("x.f32", new byte[Bytes]);
        var outcome = await TestProgram.Run([
            "run",
            "--model",
            TestModels.Orientation,
            "--shape",
            shape,
            "--input",
            input,
            "--output",
            _folder.Combine("y"),
        ]);
        outcome.AssertFailed(2, $"--shape {shape} does not fit the model");
        Assert.That(_folder.Names, Is.EqualTo(new[] { "x.f32" }));
    }

    [Test]
    public async Task Run_MoreShapesThanInputs_NamesTheInputs()
    {
        var input = _folder.Write("x.f32", new byte[Bytes]);
        var outcome = await Run(input, "--shape", "1", "--input", input);
        outcome.AssertFailed(2, "--shape is given 2 times", "x: Float32");
    }

    [Test]
    public async Task Run_MoreFilesThanOutputs_NamesTheOutputs()
    {
        var input = _folder.Write("x.f32", new byte[Bytes]);
        var outcome = await Run(input, "--output", _folder.Combine("y"), "--output", _folder.Combine("z"));
        outcome.AssertFailed(2, "--output is given 2 times");
        Assert.That(_folder.Names, Is.EqualTo(new[] { "x.f32" }));
    }

    [Test]
    public async Task Run_FolderOfTheOutputIsAbsent_IsRefusedBeforeTheRun()
    {
        var input = _folder.Write("x.f32", new byte[Bytes]);
        var outcome = await Run(input, "--output", Path.Combine(_folder.Path, "none", "y.f32"));
        outcome.AssertFailed(2, _folder.Combine("none"), "does not exist");
    }

    private async Task AssertRefused(string input, params string[] parts)
    {
        var before = _folder.Names;
        var outcome = await Run(input, "--output", _folder.Combine("y.f32"));
        outcome.AssertFailed(2, parts);
        Assert.That(_folder.Names, Is.EqualTo(before), "something was written");
    }

    private static Task<Outcome> Run(string input, params string[] more) =>
        TestProgram.Run(["run", "--model", TestModels.Orientation, "--shape", Shape, "--input", input, .. more]);
}
