using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Rules that say which of four corners is which.</summary>
internal static class CornerOrder
{
    /// <summary>The two leftmost corners by height, then the two rightmost by height; works at every angle.</summary>
    /// <remarks>On equal heights the second of a pair in order of x becomes the top one.</remarks>
    public static Quad ByColumns(PointF a, PointF b, PointF c, PointF d)
    {
        Span<PointF> corners = [a, b, c, d];
        SortByX(corners);
        var (topLeft, bottomLeft) = corners[1].Y > corners[0].Y ? (corners[0], corners[1]) : (corners[1], corners[0]);
        var (topRight, bottomRight) = corners[3].Y > corners[2].Y ? (corners[2], corners[3]) : (corners[3], corners[2]);
        return new Quad(topLeft, topRight, bottomRight, bottomLeft);
    }

    public static Quad ByColumns(MinAreaRect rect) => ByColumns(rect.A, rect.B, rect.C, rect.D);

    public static Quad ByColumns(Quad quad) =>
        ByColumns(quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft);

    /// <summary>Top left has the least x + y, bottom right the most; of the others top right has the least y − x.</summary>
    /// <remarks>The first corner wins ties, so a box at exactly 45 degrees gets one corner twice and loses another.</remarks>
    public static Quad ByDiagonals(Quad quad)
    {
        Span<PointF> corners = stackalloc PointF[Quad.Corners];
        quad.CopyTo(corners);
        var (first, last) = (0, 0);
        for (var i = 1; i < corners.Length; i++)
        {
            first = Sum(corners[i]) < Sum(corners[first]) ? i : first;
            last = Sum(corners[i]) > Sum(corners[last]) ? i : last;
        }

        // With all sums equal no corner is left out for the last, and the two behind the first are compared.
        Span<PointF> others = stackalloc PointF[Quad.Corners];
        var count = 0;
        for (var i = 0; i < corners.Length; i++)
        {
            if (i != first && i != last)
            {
                others[count++] = corners[i];
            }
        }

        var (topRight, bottomLeft) = (others[0], others[0]);
        foreach (var other in others[1..count])
        {
            topRight = Difference(other) < Difference(topRight) ? other : topRight;
            bottomLeft = Difference(other) > Difference(bottomLeft) ? other : bottomLeft;
        }

        return new Quad(corners[first], topRight, corners[last], bottomLeft);
    }

    /// <summary>As <see cref="ByDiagonals"/> where that gives a proper clockwise box, else by columns.</summary>
    public static Quad Clockwise(Quad quad)
    {
        var ordered = ByDiagonals(quad);
        return IsClockwise(ordered) ? ordered : ByColumns(quad);
    }

    private static bool IsClockwise(Quad quad)
    {
        for (var i = 0; i < Quad.Corners; i++)
        {
            var (a, b, c) = (quad[i], quad[(i + 1) % Quad.Corners], quad[(i + 2) % Quad.Corners]);
            if ((b.X - a.X) * (c.Y - b.Y) - (b.Y - a.Y) * (c.X - b.X) <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Insertion keeps the order of equal elements, which the rule for equal heights relies on.
    private static void SortByX(Span<PointF> corners)
    {
        for (var i = 1; i < corners.Length; i++)
        {
            for (var j = i; j > 0 && corners[j].X < corners[j - 1].X; j--)
            {
                (corners[j - 1], corners[j]) = (corners[j], corners[j - 1]);
            }
        }
    }

    private static float Sum(PointF point) => point.X + point.Y;

    private static float Difference(PointF point) => point.Y - point.X;
}
