namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>Area that two polygons share, counted in pixels by the even-odd rule.</summary>
internal static class PolygonOverlap
{
    /// <summary>Shared area ÷ area of both together.</summary>
    public static double IntersectionOverUnion(PointF[] a, PointF[] b)
    {
        var (boundsA, boundsB) = (Bounds.Of(a), Bounds.Of(b));
        if (!boundsA.Overlaps(boundsB))
        {
            return 0;
        }

        var both = boundsA.With(boundsB);
        var (shared, together) = (0, 0);
        for (var y = both.Top; y <= both.Bottom; y++)
        {
            var (rowA, rowB) = (Crossings(a, y + 0.5), Crossings(b, y + 0.5));
            for (var x = both.Left; x <= both.Right; x++)
            {
                var (inA, inB) = (IsInside(rowA, x + 0.5), IsInside(rowB, x + 0.5));
                shared += inA && inB ? 1 : 0;
                together += inA || inB ? 1 : 0;
            }
        }

        return together == 0 ? 0 : (double)shared / together;
    }

    private static List<double> Crossings(PointF[] polygon, double y)
    {
        var crossings = new List<double>();
        for (var i = 0; i < polygon.Length; i++)
        {
            var (from, to) = (polygon[i], polygon[(i + 1) % polygon.Length]);
            if (from.Y <= y != to.Y <= y)
            {
                crossings.Add(from.X + (y - from.Y) * (to.X - from.X) / (to.Y - from.Y));
            }
        }

        return crossings;
    }

    private static bool IsInside(List<double> crossings, double x) =>
        crossings.Count(crossing => crossing > x) % 2 == 1;

    private readonly record struct Bounds(int Left, int Top, int Right, int Bottom)
    {
        public static Bounds Of(PointF[] polygon) =>
            new(
                (int)polygon.Min(point => point.X),
                (int)polygon.Min(point => point.Y),
                (int)polygon.Max(point => point.X),
                (int)polygon.Max(point => point.Y)
            );

        public bool Overlaps(Bounds other) =>
            Left <= other.Right && other.Left <= Right && Top <= other.Bottom && other.Top <= Bottom;

        public Bounds With(Bounds other) =>
            new(
                Math.Min(Left, other.Left),
                Math.Min(Top, other.Top),
                Math.Max(Right, other.Right),
                Math.Max(Bottom, other.Bottom)
            );
    }
}
