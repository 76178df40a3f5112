using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Imaging;

[TestFixture]
public sealed class PixelNormalizerTests
{
    [TestCase(0, 0, 0, -2.117904f, -2.035714f, -1.804444f)]
    [TestCase(255, 255, 255, 2.248908f, 2.428571f, 2.640000f)]
    [TestCase(10, 20, 30, -1.946657f, -1.685574f, -1.281569f)]
    public void Standardize_Pixel_GivesTheMeasuredValues(int blue, int green, int red, float b, float g, float r)
    {
        var normalizer = PixelNormalizer.Standardize([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);
        var planes = new float[3];

        normalizer.Write(new ImageView([(byte)blue, (byte)green, (byte)red], 1, 1, 3), planes, 1);

        Assert.That(planes, Is.EqualTo(new[] { b, g, r }).Within(1e-6f));
    }

    [Test]
    public void Symmetric_NarrowPicture_IsFollowedByZeros()
    {
        var planes = new float[3 * 2 * 4];
        planes.AsSpan().Fill(9);
        // Two rows of two pixels with three bytes of padding between them.
        byte[] pixels = [0, 255, 51, 0, 255, 51, 7, 7, 7, 255, 0, 51, 255, 0, 51];

        PixelNormalizer.Symmetric().Write(new ImageView(pixels, 2, 2, 9), planes, 4);

        float[] expected = [-1, -1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, -1, -1, 0, 0, -0.6f, -0.6f, 0, 0, -0.6f, -0.6f, 0, 0];
        Assert.That(planes, Is.EqualTo(expected).Within(1e-6f));
    }
}
