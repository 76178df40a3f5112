using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Imaging;

[TestFixture]
public sealed class MinAreaRectTests
{
    [Test]
    public void Around_UprightStrip_MeasuresBetweenPixelCentres()
    {
        var rect = MinAreaRect.Around([new(10, 20), new(59, 20), new(59, 39), new(10, 39), new(30, 30)]);

        PointF[] corners = [rect.A, rect.B, rect.C, rect.D];
        Assert.That(corners, Is.EquivalentTo(new PointF[] { new(10, 20), new(59, 20), new(59, 39), new(10, 39) }));
        Assert.That(rect.ShortSide, Is.EqualTo(19));
    }

    [Test]
    public void Around_TurnedSquare_IsNotUpright()
    {
        var rect = MinAreaRect.Around([new(10, 0), new(20, 10), new(10, 20), new(0, 10)]);

        Assert.That(rect.ShortSide, Is.EqualTo(10 * Math.Sqrt(2)).Within(1e-4));
    }

    [Test]
    public void Around_OnePoint_HasNoSize()
    {
        Assert.That(MinAreaRect.Around([new(3, 4)]).ShortSide, Is.Zero);
    }
}
