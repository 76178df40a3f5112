using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class PolygonUnionTests
{
    [Test]
    public void PositiveRegion_ConvexPath_StaysAsItIs()
    {
        PixelPoint[] square = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];

        Assert.That(PolygonUnion.PositiveRegion(square).Single(), Is.EquivalentTo(square));
    }

    [Test]
    public void PositiveRegion_OtherDirection_IsEmpty()
    {
        Assert.That(PolygonUnion.PositiveRegion([new(0, 0), new(0, 10), new(10, 10), new(10, 0)]), Is.Empty);
    }

    [Test]
    public void PositiveRegion_FigureOfEight_KeepsThePartOfPositiveArea()
    {
        var parts = PolygonUnion.PositiveRegion([new(0, 0), new(10, 10), new(10, 0), new(0, 10)]);

        Assert.That(parts.Single(), Is.EquivalentTo(new PixelPoint[] { new(0, 0), new(5, 5), new(0, 10) }));
    }

    [Test]
    public void PositiveRegion_PathThatWindsTwice_IsTheUnionOfItsTurns()
    {
        PixelPoint[] path =
        [
            new(0, 0),
            new(20, 0),
            new(20, 20),
            new(0, 20),
            new(0, 0),
            new(5, 5),
            new(30, 5),
            new(30, 15),
            new(5, 15),
            new(5, 5),
        ];

        var parts = PolygonUnion.PositiveRegion(path);

        Assert.That(Polygon.TwiceSignedArea(parts.Single()), Is.EqualTo(2 * (400 + 100)));
    }

    [Test]
    public void PositiveRegion_BayThatCloses_HasAHole()
    {
        // A frame drawn in one line: around the outside, and back around the inside.
        PixelPoint[] path =
        [
            new(0, 0),
            new(30, 0),
            new(30, 30),
            new(0, 30),
            new(0, 0),
            new(10, 10),
            new(10, 20),
            new(20, 20),
            new(20, 10),
            new(10, 10),
        ];

        var parts = PolygonUnion.PositiveRegion(path);

        Assert.That(parts, Has.Count.EqualTo(2));
        Assert.That(parts.Sum(part => Polygon.TwiceSignedArea(part)), Is.EqualTo(2 * (900 - 100)));
    }

    [Test]
    public void PositiveRegion_PartsThatTouchInAPoint_StayApart()
    {
        PixelPoint[] path =
        [
            new(0, 0),
            new(10, 0),
            new(10, 10),
            new(20, 10),
            new(20, 20),
            new(10, 20),
            new(10, 10),
            new(0, 10),
        ];

        Assert.That(PolygonUnion.PositiveRegion(path), Has.Count.EqualTo(2));
    }

    [Test]
    public void PositiveRegion_StraightCorners_AreLeftOut()
    {
        PixelPoint[] path = [new(0, 0), new(5, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 4)];

        Assert.That(PolygonUnion.PositiveRegion(path).Single(), Has.Length.EqualTo(4));
    }

    [Test]
    public void PositiveRegion_RandomPaths_HoldExactlyThePointsOfPositiveWinding([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var path = Enumerable
            .Range(0, random.Next(3, 25))
            .Select(_ => new PixelPoint(random.Next(0, 60), random.Next(0, 60)))
            .ToArray();

        var parts = PolygonUnion.PositiveRegion(path);

        for (var i = 0; i < 400; i++)
        {
            var (x, y) = (random.NextDouble() * 60, random.NextDouble() * 60);
            // Crossings move by up to a pixel when they are rounded, and bend the edges.
            if (path.Length > 0 && DistanceToPath(path, x, y) > 2)
            {
                var winding = parts.Sum(part => Winding(part, x, y));
                var expected = Winding(path, x, y) > 0 ? 1 : 0;
                Assert.That(winding, Is.EqualTo(expected), $"({x}, {y}) of {string.Join(" ", path)}");
            }
        }
    }

    private static int Winding(PixelPoint[] path, double x, double y)
    {
        var winding = 0;
        for (var i = 0; i < path.Length; i++)
        {
            var (from, to) = (path[i], path[(i + 1) % path.Length]);
            if (from.Y <= y != to.Y <= y && from.X + (y - from.Y) * (to.X - from.X) / (to.Y - from.Y) > x)
            {
                winding += to.Y > from.Y ? 1 : -1;
            }
        }

        return winding;
    }

    private static double DistanceToPath(PixelPoint[] path, double x, double y)
    {
        var least = double.MaxValue;
        for (var i = 0; i < path.Length; i++)
        {
            var (from, to) = (path[i], path[(i + 1) % path.Length]);
            double dx = to.X - from.X,
                dy = to.Y - from.Y,
                squared = dx * dx + dy * dy;
            var share = squared == 0 ? 0 : Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / squared, 0, 1);
            least = Math.Min(least, double.Hypot(from.X + share * dx - x, from.Y + share * dy - y));
        }

        return least;
    }
}
