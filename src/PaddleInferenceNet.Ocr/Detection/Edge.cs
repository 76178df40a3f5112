using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>A directed segment between two different pixels.</summary>
internal readonly record struct Edge(PixelPoint From, PixelPoint To)
{
    /// <summary>Of the two directions of a segment the one towards greater y, or greater x where y is equal.</summary>
    public bool IsForward => To.Y != From.Y ? To.Y > From.Y : To.X > From.X;

    public Edge Reversed => new(To, From);

    public int MinX => Math.Min(From.X, To.X);

    public int MaxX => Math.Max(From.X, To.X);

    public int MinY => Math.Min(From.Y, To.Y);

    public int MaxY => Math.Max(From.Y, To.Y);

    /// <summary>Positive where a point lies to the left of the line from <paramref name="a"/> to <paramref name="b"/> with y
    /// upwards, negative to the right, 0 on it.</summary>
    public static long Side(PixelPoint a, PixelPoint b, PixelPoint point) =>
        ((long)b.X - a.X) * ((long)point.Y - a.Y) - ((long)b.Y - a.Y) * ((long)point.X - a.X);

    /// <summary>Whether a point on the segment's line lies between its ends, not at one.</summary>
    public bool HasInside(PixelPoint collinear) =>
        collinear != From
        && collinear != To
        && collinear.X >= MinX
        && collinear.X <= MaxX
        && collinear.Y >= MinY
        && collinear.Y <= MaxY;
}
