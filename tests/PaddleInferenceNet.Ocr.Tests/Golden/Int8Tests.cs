namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>Reading in int8: what the quantised networks compute must change, and what the others do must not.</summary>
[TestFixture, Category("Model"), Category("Native")]
public sealed class Int8Tests
{
    private const string Picture = "demo_1.json";

    [Test]
    public void Read_Int8OnOtherModels_ChangesNothing()
    {
        var models = EngineGoldenTests.Models();
        Assert.That(Scores(models, int8: true), Is.EqualTo(Scores(models, int8: false)).And.Not.Empty);
    }

    [Test]
    public void Read_Int8OnAQuantizedDetector_ChangesScores()
    {
        SkipWithoutInt8();
        var models = EngineGoldenTests.Models() with
        {
            DetectionModel = Model("ch_PP-OCRv2_det_slim_quant"),
            OrientationModel = Model("ch_ppocr_mobile_v2.0_cls_slim"),
        };
        Assert.That(Scores(models, int8: true), Is.Not.EqualTo(Scores(models, int8: false)).And.Not.Empty);
    }

    [Test]
    public void Validate_Int8WithoutMkldnn_IsRefused() =>
        Assert.That(
            () => (OcrOptions.Parity with { Int8 = true }).Validate(),
            Throws.ArgumentException.With.Message.Contains("Int8").And.Message.Contains("needs Mkldnn")
        );

    internal static void SkipWithoutInt8()
    {
        if (OfficialEngine.IsWanted)
        {
            Assert.Ignore("The official engine's int8 is far from its simulated quantisation.");
        }

        if (!PaddleLibrary.BackEnds().Any(backEnd => backEnd is { Name: "mkldnn int8", IsAvailable: true }))
        {
            Assert.Ignore("The processor does not add products of eight-bit numbers.");
        }
    }

    private static float[] Scores(OcrModels models, bool int8)
    {
        using var engine = OcrEngine.Create(models, OcrOptions.Parity with { Mkldnn = true, Int8 = int8 });
        using var image = ImageDecoder.Load(
            SharedData.Require("images", GoldenFile.Read<GoldenPage>("ocr", Picture).Image)
        );
        return [.. engine.Read(image.View).Lines.Select(line => line.Score)];
    }

    private static ModelSource Model(string name) => ModelSource.FromDirectory(SharedData.Require("models", name));
}
