using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

[TestFixture]
public sealed class CornerOrderTests
{
    private static readonly Quad Diagonal = new(new(30, 10), new(60, 40), new(50, 50), new(20, 20));

    [Test]
    public void ByDiagonals_BoxAt45Degrees_LosesACornerLikeTheReference()
    {
        var ordered = CornerOrder.ByDiagonals(Diagonal);

        Assert.That(ordered, Is.EqualTo(new Quad(new(30, 10), new(50, 50), new(60, 40), new(50, 50))));
    }

    [Test]
    public void Clockwise_BoxAt45Degrees_KeepsEveryCorner()
    {
        var ordered = CornerOrder.Clockwise(Diagonal);

        Assert.That(ordered, Is.EqualTo(new Quad(new(30, 10), new(60, 40), new(50, 50), new(20, 20))));
    }

    [Test]
    public void ByDiagonals_AnyOrder_PutsTheTopLeftCornerFirst()
    {
        var ordered = CornerOrder.ByDiagonals(new Quad(new(100, 30), new(0, 35), new(2, 5), new(98, 0)));

        Assert.That(ordered, Is.EqualTo(new Quad(new(2, 5), new(98, 0), new(100, 30), new(0, 35))));
    }

    [Test]
    public void ByColumns_EqualHeights_MakesTheSecondOfThePairTheTopOne()
    {
        var ordered = CornerOrder.ByColumns(new(0, 5), new(1, 5), new(9, 5), new(10, 5));

        Assert.That(ordered, Is.EqualTo(new Quad(new(1, 5), new(10, 5), new(9, 5), new(0, 5))));
    }

    [Test]
    public void ByDiagonals_AllSumsEqual_DoesNotThrow()
    {
        Assert.That(
            () => CornerOrder.ByDiagonals(new Quad(new(1, 9), new(2, 8), new(3, 7), new(4, 6))),
            Throws.Nothing
        );
    }
}
