namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Measures of closed polygons.</summary>
internal static class Polygon
{
    /// <summary>Twice the area by the shoelace formula; positive where the points run clockwise on a screen (y downwards).</summary>
    public static long TwiceSignedArea(ReadOnlySpan<PixelPoint> points)
    {
        var sum = 0L;
        for (int i = 0, previous = points.Length - 1; i < points.Length; previous = i++)
        {
            sum += Cross(points[previous], points[i]);
        }

        return sum;
    }

    /// <summary>Area and length of a polygon whatever its direction, in double precision.</summary>
    public static (double Area, double Length) Measure(ReadOnlySpan<PointF> points)
    {
        var (area, length) = (0.0, 0.0);
        for (int i = 0, previous = points.Length - 1; i < points.Length; previous = i++)
        {
            area += (double)points[previous].X * points[i].Y - (double)points[i].X * points[previous].Y;
            length += points[previous].DistanceTo(points[i]);
        }

        return (Math.Abs(area) / 2, length);
    }

    private static long Cross(PixelPoint a, PixelPoint b) => (long)a.X * b.Y - (long)b.X * a.Y;
}
