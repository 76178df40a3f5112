using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Orders the corners of regions, holds them to the picture, and drops boxes too small to read.</summary>
internal static class RegionFilter
{
    /// <summary>Whole pixels of a side up to which a box is dropped.</summary>
    private const int LargestDroppedSide = 3;

    public static TextRegion? ForQuad(Quad corners, double score, int width, int height, bool referenceQuirks)
    {
        var ordered = referenceQuirks ? CornerOrder.ByDiagonals(corners) : CornerOrder.Clockwise(corners);
        var box = new Quad(
            Hold(ordered.TopLeft, width, height),
            Hold(ordered.TopRight, width, height),
            Hold(ordered.BottomRight, width, height),
            Hold(ordered.BottomLeft, width, height)
        );
        var isTooSmall =
            (int)box.TopLeft.DistanceTo(box.TopRight) <= LargestDroppedSide
            || (int)box.TopLeft.DistanceTo(box.BottomLeft) <= LargestDroppedSide;
        return isTooSmall
            ? null
            : new TextRegion([box.TopLeft, box.TopRight, box.BottomRight, box.BottomLeft], box, (float)score);
    }

    public static TextRegion ForPolygon(ReadOnlySpan<PointF> corners, double score, int width, int height)
    {
        var outline = ImmutableArray.CreateBuilder<PointF>(corners.Length);
        var pixels = new PixelPoint[corners.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            outline.Add(Hold(corners[i], width, height));
            pixels[i] = PixelPoint.Truncate(outline[i]);
        }

        return new TextRegion(
            outline.MoveToImmutable(),
            CornerOrder.ByColumns(MinAreaRect.Around(pixels)),
            (float)score
        );
    }

    private static PointF Hold(PointF point, int width, int height) =>
        new(MathF.Truncate(Math.Clamp(point.X, 0, width - 1)), MathF.Truncate(Math.Clamp(point.Y, 0, height - 1)));
}
