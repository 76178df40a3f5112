namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>A whole pixel; laid out as two 32-bit integers, x first.</summary>
internal readonly record struct PixelPoint(int X, int Y)
{
    /// <summary>The pixel that contains a point, cut off towards zero.</summary>
    public static PixelPoint Truncate(PointF point) => new((int)point.X, (int)point.Y);

    public PointF ToPointF() => new(X, Y);
}
