namespace PaddleInferenceNet.Tests.Golden;

/// <summary>The outputs of the published models, against those recorded from the official engine.</summary>
[Category("Model")]
internal sealed class GoldenOutputTests : NativeFixture
{
    private const int ShapesInBetween = 50;

    private static IEnumerable<TestCaseData> Cases =>
        GoldenCase.All.Select(item => new TestCaseData(item).SetArgDisplayNames(item.ToString()));

    private static IEnumerable<string> Models => GoldenCase.All.Select(item => item.Model).Distinct();

    [Test]
    public void SharedData_HoldsCases()
    {
        SharedData.Require("golden", "real", "cases.json");
        Assert.That(GoldenCase.All, Has.Count.GreaterThan(20));
    }

    [TestCaseSource(nameof(Cases))]
    public void Run_RecordedInput_GivesRecordedOutput(GoldenCase item)
    {
        PortableLevel.SkipKnownMiss([item]);
        using var predictor = Open(item.Model);
        item.AssertOutput(Run(predictor, item, item.ReadInput()));
    }

    [TestCaseSource(nameof(Models))]
    public void Run_AfterFiftyOtherShapes_GivesRecordedOutput(string model)
    {
        using var predictor = Open(model);
        var item = GoldenCase.All.First(candidate => candidate.Model == model);
        foreach (var shape in OtherShapes(item.InputShape))
        {
            using var input = predictor.GetInput();
            input.Reshape(shape);
            input.CopyFrom(SyntheticInput.Noise(shape.Aggregate(1, (product, dimension) => product * dimension)));
            predictor.Run();
        }

        item.AssertOutput(Run(predictor, item, item.ReadInput()));
    }

    [TestCaseSource(nameof(Models))]
    public void Run_OnTwoThreadsAtOnce_GivesRecordedOutput(string model)
    {
        using var first = Open(model);
        using var second = first.Clone();
        var cases = GoldenCase.All.Where(candidate => candidate.Model == model).ToArray();
        PortableLevel.SkipKnownMiss(cases);
        Parallel.ForEach(
            [first, second],
            predictor =>
            {
                for (var round = 0; round < 3; round++)
                {
                    foreach (var item in cases)
                    {
                        item.AssertOutput(Run(predictor, item, item.ReadInput()));
                    }
                }
            }
        );
    }

    [TestCaseSource(nameof(Models))]
    public void Run_WithTwoThreadsInside_GivesRecordedOutput(string model)
    {
        var cases = GoldenCase.All.Where(candidate => candidate.Model == model).ToArray();
        PortableLevel.SkipKnownMiss(cases);
        using var predictor = Open(model, threads: 2);
        foreach (var item in cases)
        {
            item.AssertOutput(Run(predictor, item, item.ReadInput()));
        }
    }

    // Fused a second time, as it would be with the repeated passes of oneDNN, single elements change by almost a whole unit.
    [Test]
    public void Run_QuantizedDetectorOnItsOwnEngine_GivesRecordedOutputClosely()
    {
        const string Model = "ch_PP-OCRv2_det_slim_quant";
        if (PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("Holds for the engine that made the recording.");
        }

        using var predictor = Open(Model);
        foreach (var item in GoldenCase.All.Where(candidate => candidate.Model == Model))
        {
            item.AssertOutput(Run(predictor, item, item.ReadInput()), isQuantizedClosely: true);
        }
    }

    [TestCase("ch_PP-OCRv2_det_slim_quant")]
    [TestCase("ch_ppocr_mobile_v2.0_cls_slim")]
    public void Run_QuantizedModelInInt8_GivesRecordedOutput(string model)
    {
        if (!PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore(
                "The recording is of the simulated quantisation, from which the official library's int8 is far."
            );
        }

        if (!PaddleLibrary.BackEnds().Any(backEnd => backEnd is { Name: "mkldnn int8", IsAvailable: true }))
        {
            Assert.Ignore("The processor does not add products of eight-bit numbers.");
        }

        using var simulated = Open(model);
        using var whole = Open(model, int8: true);
        using var onTwoThreads = Open(model, threads: 2, int8: true);
        var differs = false;
        foreach (var item in GoldenCase.All.Where(candidate => candidate.Model == model))
        {
            var values = item.ReadInput();
            var output = Run(whole, item, values);
            item.AssertOutput(output);
            Assert.That(Run(onTwoThreads, item, values), Is.EqualTo(output), $"{item}: two threads");
            differs |= !Run(simulated, item, values).SequenceEqual(output);
        }

        Assert.That(differs, "No output differs: nothing was computed in int8.");
    }

    private static Predictor Open(string model, int threads = 1, bool int8 = false) =>
        Predictor.Create(
            new PaddleConfig
            {
                Model = ModelSource.FromDirectory(SharedData.Require("models", model)),
                Threads = threads,
                Mkldnn = int8,
                MkldnnInt8 = int8,
            }
        );

    private static float[] Run(Predictor predictor, GoldenCase item, float[] values)
    {
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(item.InputShape);
        input.CopyFrom(values);
        predictor.Run();
        Assert.That(output.Shape.ToArray(), Is.EqualTo(item.OutputShape), item.ToString());
        return output.GetSpan<float>().ToArray();
    }

    // Detectors take multiples of 32, recognisers any width, classifiers one size only, so there the batch varies.
    private static IEnumerable<int[]> OtherShapes(int[] shape)
    {
        for (var i = 0; i < ShapesInBetween; i++)
        {
            yield return shape[2] == 48
                ? shape[3] == 192
                    ? [1 + (i % 5), 3, 48, 192]
                    : [1 + (i % 2), 3, 48, 40 + (i * 7)]
                : [1, 3, 32 * (1 + (i % 5)), 32 * (1 + (i % 7))];
        }
    }
}
