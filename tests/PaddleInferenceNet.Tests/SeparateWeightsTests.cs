namespace PaddleInferenceNet.Tests;

/// <summary>The oldest form of a model: a program <c>__model__</c> and a file for each weight.</summary>
public sealed class SeparateWeightsTests : NativeFixture
{
    private const string Weight = "w";
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void WriteModel()
    {
        _folder = new TemporaryFolder();
        File.WriteAllBytes(_folder.Combine("__model__"), TinyModel.Program);
        File.WriteAllBytes(_folder.Combine(Weight), TinyModel.Parameters);
    }

    [TearDown]
    public void DeleteModel() => _folder.Dispose();

    [Test]
    public void Create_FileForEachWeight_RunsTheModel()
    {
        using var predictor = Predictor.Create(Config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(1, 3);
        input.CopyFrom([10f, 20, 30]);
        predictor.Run();

        Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { 11, 22, 33 }));
    }

    [Test]
    public void Join_SeveralWeights_AreInTheOrderOfAParametersFile()
    {
        var parameters = SharedData.Require("models", Published, "inference.pdiparams");
        var program = SharedData.Require("models", Published, "inference.pdmodel");
        File.Copy(program, _folder.Combine("__model__"), overwrite: true);
        var whole = File.ReadAllBytes(parameters);
        var done = 0;
        foreach (var weight in ProgramSummary.Parse(File.ReadAllBytes(program)).Weights)
        {
            var length = HeadLength(whole.AsSpan(done)) + (int)weight.ByteCount;
            File.WriteAllBytes(_folder.Combine(weight.Name), whole.AsSpan(done, length));
            done += length;
        }

        Assert.That(SeparateWeights.Join(_folder.Path).Parameters.Span.SequenceEqual(whole));
    }

    [Test]
    public void Create_WeightIsMissing_NamesItsFile()
    {
        File.Delete(_folder.Combine(Weight));

        AssertRefused($"The weight file '{_folder.Combine(Weight)}' does not exist");
    }

    [Test]
    public void Create_WeightIsCutOff_NamesItsFile()
    {
        File.WriteAllBytes(_folder.Combine(Weight), TinyModel.Parameters.AsSpan()[..^1]);

        AssertRefused($"The weight file '{_folder.Combine(Weight)}' is cut off");
    }

    [TestCase("../w")]
    [TestCase("a/w")]
    [TestCase("a\\w")]
    [TestCase("..")]
    public void Create_WeightNameThatLeadsOut_IsRefused(string name)
    {
        File.WriteAllBytes(_folder.Combine("__model__"), TinyModel.ProgramWithWeight(name));

        AssertRefused($"the weight '{name}', which cannot be the name of a file");
    }

    private const string Published = "ch_ppocr_mobile_v2.0_cls";

    private PaddleConfig Config => TinyModel.Config with { Model = ModelSource.FromDirectory(_folder.Path) };

    private void AssertRefused(string part) =>
        Assert.That(
            () => Predictor.Create(Config),
            Throws.InstanceOf<ModelFormatException>().With.Message.Contains(part)
        );

    // Two versions, no LoD levels, and the length of the description before it.
    private static int HeadLength(ReadOnlySpan<byte> tensor) => 20 + BitConverter.ToInt32(tensor[16..20]);
}
