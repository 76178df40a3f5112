namespace PaddleInferenceNet.Ocr.Tests;

[TestFixture]
public sealed class ImageViewTests
{
    [TestCase(0, 1, 3)]
    [TestCase(1, -1, 3)]
    [TestCase(2, 1, 5)]
    [TestCase(2, 3, 6)]
    [TestCase(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Constructor_SizesThatDoNotFitTheMemory_Throws(int width, int height, int stride)
    {
        Assert.That(() => Rows(new byte[17], width, height, stride), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Constructor_LastRowWithoutPadding_IsEnough()
    {
        Assert.That(Rows(new byte[16], 2, 2, 10), Is.EqualTo(2));
    }

    [Test]
    public void CopyOf_View_OwnsItsPixels()
    {
        var pixels = Pictures.Gradient(5, 4);
        using var copy = Image.CopyOf(new ImageView(pixels, 5, 4, 15));
        pixels.AsSpan().Clear();

        Assert.That(copy.View.Pixels.ToArray(), Is.EqualTo(Pictures.Gradient(5, 4)));
    }

    [Test]
    public void View_DisposedImage_Throws()
    {
        var image = Pictures.Solid(2, 2, 9);
        image.Dispose();
        image.Dispose();

        Assert.That(() => image.View.Width, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static int Rows(byte[] pixels, int width, int height, int stride) =>
        new ImageView(pixels, width, height, stride).Height;
}
