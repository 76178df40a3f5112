using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

public sealed class ReadingOrderProperties
{
    private static readonly Gen<TextRegion[]> Regions = Shapes
        .WildQuad.Select(box => new TextRegion([.. Shapes.CornersOf(box)], box, 1))
        .ArrayOf();

    [Test]
    public void Sort_AnyRegions_HasEachOnceInTheSameOrderEveryTime() =>
        Cases.ForAll(
            Regions,
            regions =>
            {
                var sorted = ReadingOrder.Sort(regions);

                Assert.That(sorted, Is.EquivalentTo(regions).Using<TextRegion>(ReferenceEquals));
                Assert.That(ReadingOrder.Sort(regions), Is.EqualTo(sorted).Using<TextRegion>(ReferenceEquals));
            }
        );

    [Test]
    public void Sort_LinesFarApart_GoFromTopToBottomAndLeftToRight() =>
        Cases.ForAll(
            Gen.Shuffle(Enumerable.Range(0, 40)).Select(places => places.ToArray()),
            places =>
            {
                var regions = places.Select(place => Region(place % 8 * 100, place / 8 * 50)).ToArray();
                var sorted = ReadingOrder.Sort(regions).Select(region => region.Outline[0]);

                Assert.That(sorted, Is.Ordered.By("Y").Then.By("X"));
            }
        );

    private static TextRegion Region(float x, float y) => new([new(x, y)], default, 1);
}
