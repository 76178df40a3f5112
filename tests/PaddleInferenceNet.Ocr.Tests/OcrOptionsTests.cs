using PaddleInferenceNet.Ocr.Orientation;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests;

[TestFixture]
public sealed class OcrOptionsTests
{
    private static IEnumerable<TestCaseData> Invalid =>
        [
            new(OcrOptions.Default with { Threads = 0 }, "Threads is 0", "1 to 1024"),
            new(OcrOptions.Default with { DropScore = 2 }, "DropScore is 2", "0 to 1"),
            new(With(new OrientationOptions { BatchSize = 0 }), "BatchSize is 0", "1 to 256"),
            new(With(new OrientationOptions { Threshold = -1 }), "Threshold is -1", "0 to 1"),
            new(With(new RecognitionOptions { BatchSize = 257 }), "BatchSize is 257", "1 to 256"),
            new(With(new RecognitionOptions { Height = 0 }), "Height is 0", "8 to 256"),
            new(With(new RecognitionOptions { MinWidth = 1 }), "MinWidth is 1", "8 to 20000"),
            new(With(new RecognitionOptions { MaxWidth = 319 }), "MaxWidth is 319", "320 to 1000000"),
        ];

    [TestCaseSource(nameof(Invalid))]
    public void Validate_ValueOutOfRange_NamesPropertyValueAndRange(OcrOptions options, string value, string range)
    {
        Assert.That(
            options.Validate,
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(value).And.Message.Contains(range)
        );
    }

    [Test]
    public void Validate_GivenSets_AreValid()
    {
        Assert.That(OcrOptions.Default.Validate, Throws.Nothing);
        Assert.That(OcrOptions.Parity.Validate, Throws.Nothing);
    }

    private static OcrOptions With(OrientationOptions options) => OcrOptions.Default with { Orientation = options };

    private static OcrOptions With(RecognitionOptions options) => OcrOptions.Default with { Recognition = options };
}
