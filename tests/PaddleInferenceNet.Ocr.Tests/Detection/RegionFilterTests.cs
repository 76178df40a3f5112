using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class RegionFilterTests
{
    [Test]
    public void ForQuad_CornersOutside_AreHeldToThePicture()
    {
        var region = RegionFilter.ForQuad(
            new Quad(new(-3, -2), new(120, 0), new(120, 60), new(0, 60)),
            0.9,
            100,
            50,
            true
        );

        Assert.That(region!.Box, Is.EqualTo(new Quad(new(0, 0), new(99, 0), new(99, 49), new(0, 49))));
    }

    [TestCase(3, true)]
    [TestCase(4, false)]
    public void ForQuad_SideOfThreePixelsOrLess_IsDropped(int height, bool isDropped)
    {
        var quad = new Quad(new(10, 10), new(50, 10), new(50, 10 + height), new(10, 10 + height));

        Assert.That(RegionFilter.ForQuad(quad, 0.9, 100, 50, true) is null, Is.EqualTo(isDropped));
    }

    [Test]
    public void ForPolygon_Box_IsTheLeastRectangleAroundIt()
    {
        var region = RegionFilter.ForPolygon(
            [new(0, 0), new(30, 0), new(40, 10), new(30, 20), new(0, 20)],
            0.9,
            100,
            50
        );

        Assert.That(region.Box.TopLeft.DistanceTo(new PointF(0, 0)), Is.LessThan(1e-4));
        Assert.That(region.Box.TopRight.DistanceTo(new PointF(40, 0)), Is.LessThan(1e-4));
        Assert.That(region.Box.BottomRight.DistanceTo(new PointF(40, 20)), Is.LessThan(1e-4));
        Assert.That(region.Box.BottomLeft.DistanceTo(new PointF(0, 20)), Is.LessThan(1e-4));
        Assert.That(region.Outline, Has.Length.EqualTo(5));
    }
}
