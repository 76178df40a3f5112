using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class PolygonOffsetTests
{
    private static readonly PixelPoint[] Rectangle = [new(0, 0), new(100, 0), new(100, 50), new(0, 50)];

    [TestCase(0.7, 8)]
    [TestCase(1.3, 8)]
    [TestCase(5, 12)]
    [TestCase(12.34, 16)]
    [TestCase(40, 32)]
    public void Expand_Rectangle_HasTheMeasuredNumberOfCorners(double distance, int corners)
    {
        var outline = PolygonUnion.PositiveRegion(PolygonOffset.Expand(Rectangle, distance));

        Assert.That(outline.Single(), Has.Length.EqualTo(corners));
    }

    [Test]
    public void Expand_WorkedExample_GivesTheMeasuredOutline()
    {
        PixelPoint[] quad = [new(10, 20), new(59, 20), new(59, 39), new(10, 39)];
        var (area, length) = Polygon.Measure([new(10, 20), new(59, 20), new(59, 39), new(10, 39)]);
        PixelPoint[] expected =
        [
            new(63, 11),
            new(67, 13),
            new(69, 18),
            new(69, 39),
            new(68, 43),
            new(66, 47),
            new(61, 49),
            new(10, 49),
            new(6, 48),
            new(2, 46),
            new(0, 41),
            new(0, 20),
            new(1, 16),
            new(3, 12),
            new(8, 10),
            new(59, 10),
        ];

        var outline = PolygonUnion.PositiveRegion(PolygonOffset.Expand(quad, area * 1.5 / length));

        Assert.That((area, length), Is.EqualTo((931.0, 136.0)));
        Assert.That(outline.Single(), Is.EquivalentTo(expected));
    }

    [Test]
    public void Expand_OtherDirection_GivesTheSameOutline()
    {
        PixelPoint[] reversed = [.. Rectangle.Reverse()];

        Assert.That(PolygonOffset.Expand(reversed, 12.34), Is.EquivalentTo(PolygonOffset.Expand(Rectangle, 12.34)));
    }

    [Test]
    public void Expand_RepeatedPoints_AreLeftOut()
    {
        PixelPoint[] repeated = [new(0, 0), new(0, 0), new(100, 0), new(100, 50), new(0, 50), new(0, 0)];

        Assert.That(PolygonOffset.Expand(repeated, 5), Is.EqualTo(PolygonOffset.Expand(Rectangle, 5)));
    }

    [Test]
    public void Expand_FewerThanThreePoints_GivesNothing()
    {
        Assert.That(PolygonOffset.Expand([new(0, 0), new(9, 9), new(0, 0)], 5), Is.Empty);
    }

    [TestCase(10.9f, 10)]
    [TestCase(-0.9f, 0)]
    public void Truncate_Fraction_IsCutOffTowardsZero(float value, int expected)
    {
        Assert.That(PixelPoint.Truncate(new PointF(value, 0)).X, Is.EqualTo(expected));
    }
}
