using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class DetectionOptionsTests
{
    private static IEnumerable<TestCaseData> Invalid =>
        [
            new(DetectionOptions.Default with { LimitSideLength = 31 }, "LimitSideLength is 31", "32 to 20000"),
            new(DetectionOptions.Default with { MaxInputSide = 0 }, "MaxInputSide is 0", "32 to 20000"),
            new(DetectionOptions.Default with { Threshold = 1.5 }, "Threshold is 1.5", "0 to 1"),
            new(DetectionOptions.Default with { BoxThreshold = double.NaN }, "BoxThreshold is NaN", "0 to 1"),
            new(DetectionOptions.Default with { UnclipRatio = -1 }, "UnclipRatio is -1", "0 to 10"),
            new(DetectionOptions.Default with { MaxCandidates = 0 }, "MaxCandidates is 0", "1 to 100000"),
            new(DetectionOptions.Default with { ScoreMode = (ScoreMode)9 }, "ScoreMode is 9", "Fast, Slow"),
            new(DetectionOptions.Default with { Shape = (RegionShape)9 }, "Shape is 9", "Quad, Polygon"),
            new(
                DetectionOptions.Default with
                {
                    LimitedSide = (SideLimit)9,
                },
                "LimitedSide is 9",
                "Max, Min, ResizeLong"
            ),
        ];

    [TestCaseSource(nameof(Invalid))]
    public void Validate_ValueOutOfRange_NamesPropertyValueAndRange(
        DetectionOptions options,
        string value,
        string range
    )
    {
        Assert.That(
            options.Validate,
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(value).And.Message.Contains(range)
        );
    }

    [Test]
    public void Validate_GivenSets_AreValid()
    {
        Assert.That(DetectionOptions.Default.Validate, Throws.Nothing);
        Assert.That(DetectionOptions.Parity.Validate, Throws.Nothing);
    }
}
