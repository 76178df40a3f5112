using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class ReadingOrderTests
{
    [Test]
    public void Sort_TwoLines_GivesTheMeasuredOrder()
    {
        Assert.That(
            Sort((200, 12), (10, 20), (100, 5), (300, 8), (5, 31)),
            Is.EqualTo(new[] { (100, 5), (200, 12), (300, 8), (10, 20), (5, 31) })
        );
    }

    [Test]
    public void Sort_Staircase_GivesTheMeasuredOrder()
    {
        Assert.That(
            Sort((300, 0), (200, 8), (100, 16), (0, 24)),
            Is.EqualTo(new[] { (200, 8), (300, 0), (0, 24), (100, 16) })
        );
    }

    private static IEnumerable<(int, int)> Sort(params (int X, int Y)[] corners)
    {
        var regions = corners.Select(corner =>
        {
            var point = new PointF(corner.X, corner.Y);
            return new TextRegion([point], new Quad(point, point, point, point), 1);
        });
        return ReadingOrder.Sort(regions).Select(region => ((int)region.Outline[0].X, (int)region.Outline[0].Y));
    }
}
