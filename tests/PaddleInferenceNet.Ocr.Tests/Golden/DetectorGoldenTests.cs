using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Golden;

[TestFixture, Category("Model"), Category("Native")]
public sealed class DetectorGoldenTests
{
    private const double RequiredShare = 0.98;

    /// <summary>Shared area from which two polygons count as equal: they differ by about a pixel along their outline.</summary>
    private const double RequiredOverlap = 0.9;

    private const double RequiredQuantizedOverlap = 0.75;

    private const double RequiredQuantizedShare = 0.9;

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
        var options = DetectionOptions.Parity with { Shape = RegionShape.Polygon };
        using var detector = Create(recorded.Model, options);
        CompareOverlap(detector, recorded.Model, recorded.Boxes, RequiredOverlap, RequiredShare);
    }

    // A simulated quantisation turns a difference in the last bit into one of a whole step now and then, which moves an
    // outline by a pixel of the map and a box by several of the picture. When its batch norm offsets move by one unit in
    // the last place, the official engine itself keeps 152 of these 191 boxes within 2 px, and 183 overlap by 0.75.
    [TestCase("ch_PP-OCRv2_det_slim_quant", false)]
    [TestCase("ch_PP-OCRv2_det_slim_quant", true)]
    public void Detect_QuantizedDetector_OverlapsTheRecordedBoxes(string model, bool inWholeNumbers)
    {
        if (inWholeNumbers)
        {
            Int8Tests.SkipWithoutInt8();
        }

        var recorded = GoldenFile.Read<Dictionary<string, double[][][]>>("det", $"det_{model}.json");
        using var detector = Create(model, DetectionOptions.Parity, inWholeNumbers);
        CompareOverlap(detector, model, recorded, RequiredQuantizedOverlap, RequiredQuantizedShare);
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

    private static void CompareOverlap(
        TextDetector detector,
        string model,
        IReadOnlyDictionary<string, double[][][]> recorded,
        double required,
        double share
    )
    {
        List<double> overlaps = [];
        foreach (var (picture, outlines) in recorded)
        {
            var found = Detect(detector, picture);
            var best = outlines
                .Select(BoxAgreement.ToPoints)
                .Select(outline =>
                    found.Select(other => PolygonOverlap.IntersectionOverUnion(outline, other)).DefaultIfEmpty().Max()
                );
            overlaps.AddRange(best);
            overlaps.AddRange(Enumerable.Repeat(0.0, Math.Max(found.Count - outlines.Length, 0)));
        }

        var equal = overlaps.Count(overlap => overlap >= required);
        TestContext.Out.WriteLine(
            $"{model}: {equal} of {overlaps.Count} outlines overlap by {required} or more, the least by {overlaps.Min():F4}"
        );
        Assert.That((double)equal / overlaps.Count, Is.GreaterThanOrEqualTo(share));
    }

    private static TextDetector Create(string model, DetectionOptions options, bool int8 = false) =>
        TextDetector.Create(
            new PaddleConfig
            {
                Model = ModelSource.FromDirectory(SharedData.Require("models", model)),
                Mkldnn = int8,
                MkldnnInt8 = int8,
            },
            options
        );

    private static List<PointF[]> Detect(TextDetector detector, string picture)
    {
        using var image = ImageDecoder.Load(SharedData.Require("images", picture));
        return [.. detector.Detect(image.View).Regions.Select(region => region.Outline.ToArray())];
    }
}
