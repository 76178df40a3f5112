using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Tests.Golden;

/// <summary>The embedded runtime without one of its passes computes the same: each is an optimisation, none is needed.</summary>
[Category("Model")]
internal sealed partial class DisabledPassTests : NativeFixture
{
    private static readonly string[] Models = ["ch_PP-OCRv4_det", "ch_PP-OCRv4_rec", "ch_ppocr_mobile_v2.0_cls"];

    // The list that the runtime itself goes by, so that no pass is left out.
    private static IEnumerable<string> Passes =>
        PassName()
            .Matches(File.ReadAllText(RepositoryRoot.Combine("native", "passes", "pipeline.cpp")))
            .Select(match => match.Groups[1].Value);

    [TestCaseSource(nameof(Passes))]
    public void Run_WithoutThePass_GivesRecordedOutput(string pass)
    {
        if (!PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("The passes are those of the embedded runtime.");
        }

        foreach (var model in Models)
        {
            using var predictor = Predictor.Create(
                new PaddleConfig
                {
                    Model = ModelSource.FromDirectory(SharedData.Require("models", model)),
                    DisabledPasses = [pass],
                }
            );
            var item = GoldenCase
                .All.Where(candidate => candidate.Model == model)
                .MinBy(candidate => candidate.InputShape.Aggregate(1, (product, size) => product * size))!;
            using var input = predictor.GetInput();
            using var output = predictor.GetOutput();
            input.Reshape(item.InputShape);
            input.CopyFrom(item.ReadInput());
            predictor.Run();
            item.AssertOutput(output.GetSpan<float>());
        }
    }

    [GeneratedRegex(@"Pass\{""(\w+)""")]
    private static partial Regex PassName();
}
