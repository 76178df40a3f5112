using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class DetectorInputTests
{
    // Height and width of the picture, then of the input, as measured with the reference.
    [TestCase(720, 1280, 544, 960)]
    [TestCase(1000, 333, 960, 320)]
    [TestCase(2000, 700, 960, 320)]
    [TestCase(48, 80, 64, 64)]
    [TestCase(80, 112, 64, 128)]
    [TestCase(11, 65, 32, 64)]
    [TestCase(10, 50, 32, 64)]
    [TestCase(20, 20, 32, 32)]
    [TestCase(1, 1, 32, 32)]
    [TestCase(100, 20_000, 32, 960)]
    public void For_LongerSideLimitedTo960_GivesTheMeasuredSize(int height, int width, int inputHeight, int inputWidth)
    {
        var input = DetectorInput.For(width, height, DetectionOptions.Parity);

        Assert.That((input.Height, input.Width), Is.EqualTo((inputHeight, inputWidth)));
    }

    [TestCase(720, 1280, 736, 1312)]
    [TestCase(129, 1066, 736, 6080)]
    public void For_ShorterSideGrownTo736_GivesTheMeasuredSize(int height, int width, int inputHeight, int inputWidth)
    {
        var options = DetectionOptions.Parity with { LimitedSide = SideLimit.Min, LimitSideLength = 736 };

        var input = DetectorInput.For(width, height, options);

        Assert.That((input.Height, input.Width), Is.EqualTo((inputHeight, inputWidth)));
    }

    [Test]
    public void For_ResizeLong_GrowsTheLongerSideToo()
    {
        var options = DetectionOptions.Parity with { LimitedSide = SideLimit.ResizeLong, LimitSideLength = 640 };

        var input = DetectorInput.For(320, 160, options);

        Assert.That((input.Height, input.Width), Is.EqualTo((320, 640)));
    }

    [Test]
    public void For_MaxInputSide_BoundsTheLongerSide()
    {
        var options = DetectionOptions.Default with { LimitedSide = SideLimit.Min, LimitSideLength = 736 };

        var input = DetectorInput.For(20_000, 20, options);

        Assert.That((input.Height, input.Width), Is.EqualTo((32, 4000)));
    }

    [Test]
    public void For_InputTooLarge_ThrowsWithBothSizes()
    {
        var options = DetectionOptions.Parity with { LimitedSide = SideLimit.Min, LimitSideLength = 736 };

        Assert.That(
            () => DetectorInput.For(20_000, 8, options),
            Throws.ArgumentException.With.Message.Contains("20000 x 8").And.Message.Contains("MaxInputSide")
        );
    }

    [Test]
    public void For_TinyPicture_IsPaddedTo32()
    {
        var input = DetectorInput.For(50, 10, DetectionOptions.Parity);

        Assert.That((input.PaddedHeight, input.PaddedWidth), Is.EqualTo((32, 50)));
    }
}
