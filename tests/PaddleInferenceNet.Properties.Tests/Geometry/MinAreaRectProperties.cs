using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Imaging;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

public sealed class MinAreaRectProperties
{
    [Test]
    public void Around_Points_HasThemInsideAndIsNotLargerThanTheUprightOne() =>
        Cases.ForAll(
            Gen.Choose(1, 12).SelectMany(count => Shapes.Pixel(500).ArrayOf(count)),
            points =>
            {
                var rect = MinAreaRect.Around(points);
                var corners = Corners(rect);
                var (width, height) = (
                    points.Max(point => point.X) - points.Min(point => point.X),
                    points.Max(point => point.Y) - points.Min(point => point.Y)
                );

                Assert.That(Math.Abs(Shapes.TwiceArea(corners)) / 2, Is.LessThanOrEqualTo((width * height) + 1.0));
                Assert.That(rect.ShortSide, Is.LessThanOrEqualTo(Math.Max(width, height) + 0.1));
                Assert.That(points.Select(point => Outside(point.ToPointF(), corners)), Is.All.LessThan(0.5));
            },
            3 * Cases.Usual
        );

    [Test]
    public void Around_ItsOwnCorners_IsItself() =>
        Cases.ForAll(
            Shapes.Rectangle,
            corners =>
            {
                var around = Corners(MinAreaRect.Around([.. corners.Select(PixelPoint.Truncate)]));

                // Corners were cut to whole pixels.
                foreach (var corner in corners)
                {
                    Assert.That(around.Min(other => other.DistanceTo(corner)), Is.LessThan(3));
                }
            }
        );

    private static PointF[] Corners(MinAreaRect rect) => [rect.A, rect.B, rect.C, rect.D];

    /// <summary>How far a point lies outside of a rectangle; not positive for one inside.</summary>
    private static double Outside(PointF point, PointF[] corners)
    {
        var turn = Math.Sign(Shapes.TwiceArea(corners));
        var farthest = double.NegativeInfinity;
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            var length = a.DistanceTo(b);
            if (length > 0)
            {
                var cross = ((b.X - a.X) * (point.Y - a.Y)) - ((b.Y - a.Y) * (point.X - a.X));
                farthest = Math.Max(farthest, turn == 0 ? Math.Abs(cross) / length : -turn * cross / length);
            }
        }

        return farthest;
    }
}
