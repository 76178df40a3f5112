namespace PaddleInferenceNet.Tests.Golden;

/// <summary>Published models in the form of Paddle 3, with their real weights.</summary>
[Category("Model")]
internal sealed class JsonModelTests : NativeFixture
{
    private static IEnumerable<string> Models =>
        SharedData
            .List("*", "json")
            .Where(name => File.Exists(Path.Combine(SharedData.Root, "models", name, "inference.pdmodel")));

    [SetUp]
    public void RequireEmbedded()
    {
        if (!PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("Official libraries before 3.0 cannot read JSON.");
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Run_FromFolder_GivesRecordedOutput(string model)
    {
        using var folder = FolderOf(model, "inference.json");
        using var predictor = Open(ModelSource.FromDirectory(folder.Path));
        foreach (var item in CasesOf(model))
        {
            item.AssertOutput(Run(predictor, item));
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Run_UnderTheNameOfTheOlderForm_GivesTheSameOutput(string model)
    {
        using var folder = FolderOf(model, "inference.pdmodel");
        using var older = Open(ModelSource.FromDirectory(SharedData.Require("models", model)));
        using var newer = Open(ModelSource.FromDirectory(folder.Path));
        foreach (var item in CasesOf(model))
        {
            TensorComparer.AssertClose(Run(older, item), Run(newer, item), absolute: 0, context: $"{item}");
        }
    }

    [Test]
    public void Create_TruncatedJson_NamesTheByte()
    {
        var program = File.ReadAllBytes(SharedData.Require("json", "ch_ppocr_mobile_v2.0_cls", "inference.json"));

        var exception = Assert.Throws<ModelFormatException>(() =>
            Open(ModelSource.FromMemory(program.AsMemory(0, 5000), default)).Dispose()
        );

        Assert.That(exception.Message, Does.Contain("damaged at byte 5000"));
    }

    private static TemporaryFolder FolderOf(string model, string programName)
    {
        TemporaryFolder folder = new();
        File.Copy(SharedData.Require("json", model, "inference.json"), folder.Combine(programName));
        File.Copy(SharedData.Require("models", model, "inference.pdiparams"), folder.Combine("inference.pdiparams"));
        return folder;
    }

    private static IEnumerable<GoldenCase> CasesOf(string model) => GoldenCase.All.Where(item => item.Model == model);

    private static Predictor Open(ModelSource model) =>
        Predictor.Create(
            new PaddleConfig
            {
                Model = model,
                Threads = 1,
                Mkldnn = false,
            }
        );

    private static float[] Run(Predictor predictor, GoldenCase item)
    {
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(item.InputShape);
        input.CopyFrom(item.ReadInput());
        predictor.Run();
        return output.GetSpan<float>().ToArray();
    }
}
