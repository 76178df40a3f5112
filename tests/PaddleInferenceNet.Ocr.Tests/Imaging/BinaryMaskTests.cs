using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Imaging;

[TestFixture]
public sealed class BinaryMaskTests
{
    [Test]
    public void Threshold_EqualValue_IsOutside()
    {
        var mask = new byte[3];

        BinaryMask.Threshold(new ProbabilityMap([0.3f, 0.30001f, 0.29f], 3, 1), 0.3f, mask);

        Assert.That(mask, Is.EqualTo(new byte[] { 0, 255, 0 }));
    }

    [Test]
    public void Dilate_OnePixel_SpreadsRightDownAndDiagonally()
    {
        var mask = new byte[16];
        mask[5] = 255;

        BinaryMask.Dilate(mask, 4, 4);

        byte[] expected = [0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0];
        Assert.That(mask, Is.EqualTo(expected));
    }
}
