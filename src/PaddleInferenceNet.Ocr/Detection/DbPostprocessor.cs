using System.Runtime.InteropServices;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Finds text regions in a probability map: the post-processing of differentiable binarisation (DB).</summary>
/// <remarks>Candidates come in the order of their contours, roughly from the bottom of the picture to its top.</remarks>
internal sealed class DbPostprocessor(DetectionOptions options) : IDisposable
{
    /// <summary>Shortest side of a contour's rectangle: regions less than four pixels thick are noise.</summary>
    private const float MinSide = 3;

    /// <summary>Shortest side of a region after growing.</summary>
    private const float MinGrownSide = MinSide + 2;

    /// <summary>Rectangle around a hole of four pixels, whose border runs through the pixels on both sides.</summary>
    private const float MinHoleSide = 5;

    /// <summary>Deviation allowed in polygons, as a share of the contour's length.</summary>
    private const double PolygonTolerance = 0.002;

    private readonly RegionScore _score = new();
    private readonly PixelBuffer _mask = new();

    /// <summary>Finds regions.</summary>
    /// <param name="map">Probabilities of text.</param>
    /// <param name="scale">From the map to the picture.</param>
    /// <param name="width">Width of the picture, to which boxes are cut.</param>
    /// <param name="height">Height of the picture.</param>
    public List<TextRegion> Process(ProbabilityMap map, MapScale scale, int width, int height)
    {
        var mask = _mask.Take(map.Values.Length);
        BinaryMask.Threshold(map, (float)options.Threshold, mask);
        if (options.UseDilation)
        {
            BinaryMask.Dilate(mask, map.Width, map.Height);
        }

        var regions = new List<TextRegion>();
        foreach (var contour in ContourFinder.Find(mask, map.Width, map.Height, options.MaxCandidates))
        {
            var candidate = options.Shape == RegionShape.Quad ? FindQuad(map, contour) : FindPolygon(map, contour);
            if (candidate is not { } found)
            {
                continue;
            }

            var outline = found.Outline;
            for (var i = 0; i < outline.Length; i++)
            {
                outline[i] = scale.ToPicture(outline[i]);
            }

            var region =
                options.Shape == RegionShape.Quad
                    ? RegionFilter.ForQuad(Quad.From(outline), found.Score, width, height, options.ReferenceQuirks)
                    : RegionFilter.ForPolygon(outline, found.Score, width, height);
            if (region is not null)
            {
                regions.Add(region);
            }
        }

        return regions;
    }

    public void Dispose()
    {
        _score.Dispose();
        _mask.Dispose();
    }

    private Candidate? FindQuad(ProbabilityMap map, Contour contour)
    {
        var rect = MinAreaRect.Around(contour.Points);
        if (rect.ShortSide < MinSide || IsSpeck(contour, rect))
        {
            return null;
        }

        var corners = new PointF[Quad.Corners];
        CornerOrder.ByColumns(rect).CopyTo(corners);
        var score = _score.Compute(map, options.ScoreMode == ScoreMode.Fast ? corners : ToPoints(contour.Points));
        // What is no number is not above the threshold either.
        if (!(score >= options.BoxThreshold))
        {
            return null;
        }

        // Four corners of a rectangle are convex: their outline does not cross itself and needs no clean-up.
        var grown = Grow(corners);
        if (grown.Count == 0)
        {
            return null;
        }

        var grownRect = MinAreaRect.Around(CollectionsMarshal.AsSpan(grown));
        if (grownRect.ShortSide < MinGrownSide)
        {
            return null;
        }

        CornerOrder.ByColumns(grownRect).CopyTo(corners);
        return new Candidate(corners, score);
    }

    private Candidate? FindPolygon(ProbabilityMap map, Contour contour)
    {
        if (IsSpeck(contour, MinAreaRect.Around(contour.Points)))
        {
            return null;
        }

        var corners = ToPoints(ContourFinder.Simplify(contour, PolygonTolerance));
        if (corners.Length < Quad.Corners)
        {
            return null;
        }

        var score = _score.Compute(map, corners);
        if (!(score >= options.BoxThreshold))
        {
            return null;
        }

        // Growing may close a bay into a hole or tear a region apart: then there is no single outline.
        var parts = PolygonUnion.PositiveRegion(Grow(corners));
        return parts is [var part] && MinAreaRect.Around(part).ShortSide >= MinGrownSide
            ? new Candidate(ToPoints(part), score)
            : null;
    }

    private bool IsSpeck(Contour contour, MinAreaRect rect) =>
        !options.ReferenceQuirks && rect.ShortSide < MinHoleSide && contour.IsHole;

    private List<PixelPoint> Grow(ReadOnlySpan<PointF> corners)
    {
        var (area, length) = Polygon.Measure(corners);
        var pixels = new PixelPoint[corners.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = PixelPoint.Truncate(corners[i]);
        }

        return PolygonOffset.Expand(pixels, area * options.UnclipRatio / length);
    }

    private static PointF[] ToPoints(ReadOnlySpan<PixelPoint> pixels)
    {
        var points = new PointF[pixels.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = pixels[i].ToPointF();
        }

        return points;
    }
}
