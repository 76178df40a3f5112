namespace PaddleInferenceNet.Ocr.Tests.Golden;

[TestFixture, Category("Model"), Category("Native")]
public sealed class EngineGoldenTests
{
    internal const double RequiredShareOfTexts = 0.99;

    [Test]
    public void Read_Parity_GivesTheRecordedLines()
    {
        using var engine = OcrEngine.Create(Models(), OcrOptions.Parity);
        var boxes = new BoxAgreement();
        var (lines, equalTexts, largestScoreDifference) = (0, 0, 0.0);
        foreach (var file in Directory.EnumerateFiles(SharedData.Require("golden", "ocr"), "*.json").Order())
        {
            var recorded = GoldenFile.Read<GoldenPage>("ocr", Path.GetFileName(file));
            using var image = ImageDecoder.Load(SharedData.Require("images", recorded.Image));
            var result = engine.Read(image.View);
            Assert.That(new[] { result.Width, result.Height }, Is.EqualTo(recorded.Size), recorded.Image);
            Assert.That(result.Lines, Has.Length.EqualTo(recorded.Lines.Length), recorded.Image);

            boxes.Add(
                recorded.Image,
                [.. recorded.Lines.Select(line => BoxAgreement.ToPoints(line.Box))],
                [.. result.Lines.Select(line => Corners(line.Box))]
            );
            foreach (var (expected, actual) in recorded.Lines.Zip(result.Lines))
            {
                lines++;
                if (expected.Text == actual.Text)
                {
                    equalTexts++;
                    largestScoreDifference = Math.Max(largestScoreDifference, Math.Abs(expected.Score - actual.Score));
                }
                else
                {
                    TestContext.Out.WriteLine($"{recorded.Image}: '{actual.Text}' instead of '{expected.Text}'");
                }
            }
        }

        TestContext.Out.WriteLine(
            $"{equalTexts} of {lines} texts equal, largest score difference {largestScoreDifference:F5}"
        );
        TestContext.Out.WriteLine(boxes.ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((double)equalTexts / lines, Is.GreaterThanOrEqualTo(RequiredShareOfTexts));
            Assert.That(boxes.Share, Is.EqualTo(1), boxes.ToString());
        }
    }

    internal static OcrModels Models() =>
        new()
        {
            DetectionModel = Model("ch_PP-OCRv4_det"),
            OrientationModel = Model("ch_ppocr_mobile_v2.0_cls"),
            RecognitionModel = Model("ch_PP-OCRv4_rec"),
            Dictionary = SharedData.Require("default-models", "ppocr_keys_v1.txt"),
        };

    private static ModelSource Model(string name) => ModelSource.FromDirectory(SharedData.Require("models", name));

    private static PointF[] Corners(Quad box)
    {
        var corners = new PointF[Quad.Corners];
        box.CopyTo(corners);
        return corners;
    }
}
