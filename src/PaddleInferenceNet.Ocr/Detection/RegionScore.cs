using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Mean probability of a map inside a polygon: 0 to 1, or no number where the map has such values there.</summary>
internal sealed class RegionScore : IDisposable
{
    private readonly PolygonFill _fill = new();

    public double Compute(ProbabilityMap map, ReadOnlySpan<PointF> polygon)
    {
        var (minX, minY) = (polygon[0].X, polygon[0].Y);
        var (maxX, maxY) = (minX, minY);
        foreach (var point in polygon)
        {
            (minX, maxX) = (Math.Min(minX, point.X), Math.Max(maxX, point.X));
            (minY, maxY) = (Math.Min(minY, point.Y), Math.Max(maxY, point.Y));
        }

        var left = Hold(MathF.Floor(minX), map.Width);
        var right = Hold(MathF.Ceiling(maxX), map.Width);
        var top = Hold(MathF.Floor(minY), map.Height);
        var bottom = Hold(MathF.Ceiling(maxY), map.Height);
        var corners = new PixelPoint[polygon.Length];
        for (var i = 0; i < corners.Length; i++)
        {
            corners[i] = PixelPoint.Truncate(new PointF(polygon[i].X - left, polygon[i].Y - top));
        }

        return Math.Clamp(_fill.Mean(map, left, top, right, bottom, corners), 0, 1);
    }

    public void Dispose() => _fill.Dispose();

    private static int Hold(float value, int size) => (int)Math.Clamp(value, 0, size - 1);
}
