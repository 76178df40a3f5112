using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

public sealed class CornerOrderProperties
{
    private static readonly Gen<PointF[]> Shuffled = Shapes.Rectangle.SelectMany(corners => Gen.Shuffle(corners));

    [Test]
    public void Clockwise_RectangleInAnyOrder_IsClockwiseFromTheTopLeft() =>
        Cases.ForAll(
            Shuffled,
            corners =>
            {
                var quad = CornerOrder.Clockwise(Quad.From(corners));

                Assert.That(Shapes.CornersOf(quad), Is.EquivalentTo(corners));
                Assert.That(Shapes.TwiceArea(quad), Is.Positive);
                // The box stands upright: its left side is left of its right one, its top above its bottom.
                Assert.That(
                    quad.TopLeft.X + quad.BottomLeft.X,
                    Is.LessThan(quad.TopRight.X + quad.BottomRight.X + 0.01)
                );
                Assert.That(
                    quad.TopLeft.Y + quad.TopRight.Y,
                    Is.LessThan(quad.BottomLeft.Y + quad.BottomRight.Y + 0.01)
                );
            },
            3 * Cases.Usual
        );

    [Test]
    public void ByColumns_RectangleInAnyOrder_HasEveryCornerOnceClockwise() =>
        Cases.ForAll(
            Shuffled,
            corners =>
            {
                var quad = CornerOrder.ByColumns(Quad.From(corners));

                Assert.That(Shapes.CornersOf(quad), Is.EquivalentTo(corners));
                Assert.That(Shapes.TwiceArea(quad), Is.Positive);
            },
            3 * Cases.Usual
        );

    [Test]
    public void Clockwise_MovedAndGrown_OrdersAlike() =>
        Cases.ForAll(
            Shapes.Rectangle.Zip(Gen.Choose(-2000, 2000).Two()).Zip(Gen.Elements(0.5f, 2f, 4f)),
            input =>
            {
                var ((corners, (right, down)), scale) = input;
                PointF Moved(PointF point) => new((point.X + right) * scale, (point.Y + down) * scale);

                var whole = (PointF[])
                    [.. corners.Select(corner => new PointF(MathF.Round(corner.X), MathF.Round(corner.Y)))];
                var quad = CornerOrder.Clockwise(Quad.From(whole));
                var moved = CornerOrder.Clockwise(Quad.From([.. whole.Select(Moved)]));

                Assert.That(Shapes.CornersOf(moved), Is.EqualTo(Shapes.CornersOf(quad).Select(Moved)));
            }
        );

    [Test]
    public void AnyOrder_WildCorners_GivesCornersOfTheInput() =>
        Cases.ForAll(
            Shapes.WildQuad,
            quad =>
            {
                var corners = Shapes.CornersOf(quad);
                Assert.That(Shapes.CornersOf(CornerOrder.ByColumns(quad)), Is.EquivalentTo(corners));
                // By diagonals a corner may come twice, for which another is lost.
                Assert.That(Shapes.CornersOf(CornerOrder.ByDiagonals(quad)).Distinct(), Is.SubsetOf(corners));
                Assert.That(Shapes.CornersOf(CornerOrder.Clockwise(quad)).Distinct(), Is.SubsetOf(corners));
            },
            3 * Cases.Usual
        );
}
