using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Golden;

[TestFixture, Category("Model"), Category("Native")]
public sealed class DetectorGoldenTests
{
    private const double RequiredShare = 0.98;

    /// <summary>Shared area from which two polygons count as equal: they differ by about a pixel along their outline.</summary>
    private const double RequiredOverlap = 0.9;

    private static IEnumerable<TestCaseData> Variants =>
        [
            Variant("det_dilation", DetectionOptions.Parity with { UseDilation = true }),
            Variant("det_score_slow", DetectionOptions.Parity with { ScoreMode = ScoreMode.Slow }),
            Variant(
                "det_limit_min_736",
                DetectionOptions.Parity with
                {
                    LimitedSide = SideLimit.Min,
                    LimitSideLength = 736,
                }
            ),
            Variant("det_unclip_2.0_box_0.5", DetectionOptions.Parity with { UnclipRatio = 2, BoxThreshold = 0.5 }),
        ];

    [TestCase("ch_PP-OCRv4_det")]
    [TestCase("ch_PP-OCRv3_det")]
    [TestCase("ch_PP-OCRv2_det")]
    [TestCase("ch_PP-OCRv2_det_slim_quant")]
    [TestCase("ch_ppocr_mobile_v2.0_det")]
    public void Detect_EachDetector_GivesTheRecordedBoxes(string model)
    {
        var recorded = GoldenFile.Read<Dictionary<string, double[][][]>>("det", $"det_{model}.json");
        Compare(model, DetectionOptions.Parity, recorded);
    }

    [TestCaseSource(nameof(Variants))]
    public void Detect_EachOption_GivesTheRecordedBoxes(string name, DetectionOptions options)
    {
        var recorded = GoldenFile.Read<GoldenVariant>("variants", $"{name}.json");
        Compare(recorded.Model, options, recorded.Boxes);
    }

    [Test]
    public void Detect_Polygons_OverlapTheRecordedOnes()
    {
        var recorded = GoldenFile.Read<GoldenVariant>("variants", "det_poly.json");
        using var detector = Create(recorded.Model, DetectionOptions.Parity with { Shape = RegionShape.Polygon });
        var (count, equal, least) = (0, 0, 1.0);
        foreach (var (picture, polygons) in recorded.Boxes)
        {
            var found = Detect(detector, picture);
            count += Math.Max(found.Count, polygons.Length);
            foreach (var polygon in polygons.Select(BoxAgreement.ToPoints))
            {
                var overlap = found
                    .Select(other => PolygonOverlap.IntersectionOverUnion(polygon, other))
                    .DefaultIfEmpty()
                    .Max();
                equal += overlap >= RequiredOverlap ? 1 : 0;
                least = Math.Min(least, overlap);
            }
        }

        TestContext.Out.WriteLine(
            $"{equal} of {count} polygons overlap by {RequiredOverlap} or more, the least by {least:F4}"
        );
        Assert.That((double)equal / count, Is.GreaterThanOrEqualTo(RequiredShare));
    }

    private static TestCaseData Variant(string name, DetectionOptions options) =>
        new TestCaseData(name, options).SetArgDisplayNames(name);

    private static void Compare(
        string model,
        DetectionOptions options,
        IReadOnlyDictionary<string, double[][][]> recorded
    )
    {
        using var detector = Create(model, options);
        var agreement = new BoxAgreement();
        foreach (var (picture, boxes) in recorded)
        {
            agreement.Add(picture, [.. boxes.Select(BoxAgreement.ToPoints)], Detect(detector, picture));
        }

        TestContext.Out.WriteLine($"{model}: {agreement}");
        Assert.That(agreement.Share, Is.GreaterThanOrEqualTo(RequiredShare), agreement.ToString());
    }

    private static TextDetector Create(string model, DetectionOptions options) =>
        TextDetector.Create(
            new PaddleConfig
            {
                Model = ModelSource.FromDirectory(SharedData.Require("models", model)),
                Mkldnn = false,
                // Recorded is the simulated quantisation in float; optimised, the official engine may run such a model in int8.
                IrOptimization = !model.Contains("quant", StringComparison.Ordinal),
            },
            options
        );

    private static List<PointF[]> Detect(TextDetector detector, string picture)
    {
        using var image = ImageDecoder.Load(SharedData.Require("images", picture));
        return [.. detector.Detect(image.View).Regions.Select(region => region.Outline.ToArray())];
    }
}
