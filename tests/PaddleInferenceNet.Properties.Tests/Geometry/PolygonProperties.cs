using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

/// <summary>Growing of outlines, and cleaning those that cross themselves.</summary>
public sealed class PolygonProperties
{
    private static readonly Gen<PixelPoint[]> Rectangles = Shapes.Rectangle.Select(corners =>
        corners.Select(PixelPoint.Truncate).ToArray()
    );

    private static readonly Gen<PixelPoint[]> Paths = Gen.Choose(0, 14)
        .SelectMany(count => Shapes.Pixel(40).ArrayOf(count));

    [Test]
    public void Expand_Rectangle_GrowsWithTheDistance() =>
        Cases.ForAll(
            Rectangles.Zip(Gen.Choose(0, 60).Two()),
            input =>
            {
                var (corners, (first, more)) = input;
                var before = Math.Abs(Polygon.TwiceSignedArea(corners));
                var small = PolygonOffset.Expand(corners, first);
                var large = PolygonOffset.Expand(corners, first + more);

                Assert.That(Area(small), Is.GreaterThanOrEqualTo(before));
                // Corners are rounded to whole pixels, each side by half a pixel at most.
                Assert.That(Area(large), Is.GreaterThanOrEqualTo(Area(small) - Length(small)));
                AssertWithin(large, corners, first + more + 1);
            }
        );

    [Test]
    public void Expand_Moved_MovesAlike() =>
        Cases.ForAll(
            Rectangles.Zip(Gen.Choose(1, 40)).Zip(Shapes.Pixel(3000)),
            input =>
            {
                var ((corners, distance), way) = input;
                var still = PolygonOffset.Expand(corners, distance);
                var moved = PolygonOffset.Expand([.. corners.Select(corner => Moved(corner, way))], distance);

                Assert.That(moved, Has.Count.EqualTo(still.Count));
                // A half may be rounded the other way.
                Assert.That(
                    moved.Zip(still, (a, b) => Math.Max(Math.Abs(a.X - b.X - way.X), Math.Abs(a.Y - b.Y - way.Y))),
                    Is.All.LessThanOrEqualTo(1)
                );
            }
        );

    [Test]
    public void Expand_AnyPathAndDistance_Ends() =>
        Cases.ForAll(
            Paths.Zip(
                Gen.OneOf(Gen.Choose(-5, 200).Select(value => value / 4.0), Gen.Elements(double.NaN, 1e-9, 5000))
            ),
            input =>
            {
                var (path, distance) = input;
                var grown = PolygonOffset.Expand(path, distance);
                if (distance > 0)
                {
                    AssertWithin(grown, path, distance + 1);
                }
            }
        );

    [Test]
    public void PositiveRegion_AnyPath_HasLoopsInsideOfIt() =>
        Cases.ForAll(
            Paths,
            path =>
            {
                var loops = PolygonUnion.PositiveRegion(path);

                foreach (var loop in loops)
                {
                    Assert.That(loop, Has.Length.GreaterThan(2));
                    AssertWithin(loop, path, 1);
                }

                Assert.That(PolygonUnion.PositiveRegion(path), Is.EqualTo(loops), "the second time");
            },
            3 * Cases.Usual
        );

    [Test]
    public void PositiveRegion_Twice_IsWhatItWas() =>
        Cases.ForAll(
            Paths,
            path =>
            {
                foreach (var loop in PolygonUnion.PositiveRegion(path).Where(loop => Polygon.TwiceSignedArea(loop) > 0))
                {
                    var again = PolygonUnion.PositiveRegion(loop);
                    Assert.That(
                        again.Sum(part => Polygon.TwiceSignedArea(part)),
                        Is.EqualTo(Polygon.TwiceSignedArea(loop))
                    );
                }
            }
        );

    [Test]
    public void PositiveRegion_GrownPath_IsAtLeastAsLargeAsThePath() =>
        Cases.ForAll(
            Paths.Zip(Gen.Choose(1, 12)),
            input =>
            {
                var (path, distance) = input;
                foreach (var part in PolygonUnion.PositiveRegion(path).Where(part => Polygon.TwiceSignedArea(part) > 0))
                {
                    var grown = PolygonUnion.PositiveRegion(PolygonOffset.Expand(part, distance));
                    Assert.That(
                        grown.Sum(loop => Polygon.TwiceSignedArea(loop)),
                        Is.GreaterThanOrEqualTo(Polygon.TwiceSignedArea(part))
                    );
                }
            }
        );

    private static long Area(List<PixelPoint> points) =>
        Math.Abs(Polygon.TwiceSignedArea(CollectionsMarshal.AsSpan(points)));

    private static double Length(List<PixelPoint> points) =>
        points.Select((point, i) => point.ToPointF().DistanceTo(points[(i + 1) % points.Count].ToPointF())).Sum();

    private static PixelPoint Moved(PixelPoint point, PixelPoint way) => new(point.X + way.X, point.Y + way.Y);

    private static void AssertWithin(IEnumerable<PixelPoint> points, PixelPoint[] inside, double distance)
    {
        foreach (var point in points)
        {
            Assert.That(point.X, Is.InRange(inside.Min(p => p.X) - distance, inside.Max(p => p.X) + distance));
            Assert.That(point.Y, Is.InRange(inside.Min(p => p.Y) - distance, inside.Max(p => p.Y) + distance));
        }
    }
}
