using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Imaging;

[TestFixture]
public sealed class ContourFinderTests
{
    [Test]
    public void Find_BlockWithAHole_GivesBothBordersAndTellsThemApart()
    {
        var mask = new byte[20 * 20];
        for (var y = 2; y < 15; y++)
        {
            mask.AsSpan(y * 20 + 3, 12).Fill(255);
        }

        mask.AsSpan(8 * 20 + 7, 3).Clear();

        var contours = ContourFinder.Find(mask, 20, 20, 10);

        Assert.That(contours.Select(contour => contour.IsHole), Is.EquivalentTo(new[] { true, false }));
        Assert.That(
            contours.Single(contour => !contour.IsHole).Points,
            Is.EquivalentTo(new PixelPoint[] { new(3, 2), new(14, 2), new(14, 14), new(3, 14) })
        );
    }

    [Test]
    public void Find_MoreBordersThanTheLimit_GivesTheLowestFirst()
    {
        var mask = new byte[100];
        mask[11] = mask[55] = mask[88] = 255;

        var contours = ContourFinder.Find(mask, 10, 10, 2);

        Assert.That(
            contours.Select(contour => contour.Points[0]),
            Is.EqualTo(new PixelPoint[] { new(8, 8), new(5, 5) })
        );
    }
}
