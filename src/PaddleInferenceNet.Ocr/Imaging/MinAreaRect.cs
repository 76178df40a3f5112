using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>The rectangle of least area, at any angle, around the centres of pixels.</summary>
/// <param name="A">A corner.</param>
/// <param name="B">The next corner.</param>
/// <param name="C">The corner opposite to <paramref name="A"/>.</param>
/// <param name="D">The last corner. Which corner comes first is not defined: callers order them by their own rule.</param>
/// <param name="ShortSide">Length of the shorter sides; a strip that is t pixels thick has t − 1.</param>
internal readonly record struct MinAreaRect(PointF A, PointF B, PointF C, PointF D, float ShortSide)
{
    public static unsafe MinAreaRect Around(ReadOnlySpan<PixelPoint> points)
    {
        RotatedRect rect;
        fixed (PixelPoint* first = points)
        {
            using var mat = Mat.FromPixelData(points.Length, 1, MatType.CV_32SC2, (nint)first);
            rect = Cv2.MinAreaRect(mat);
        }

        var corners = Cv2.BoxPoints(rect);
        return new MinAreaRect(
            ToPointF(corners[0]),
            ToPointF(corners[1]),
            ToPointF(corners[2]),
            ToPointF(corners[3]),
            Math.Min(rect.Size.Width, rect.Size.Height)
        );
    }

    private static PointF ToPointF(Point2f point) => new(point.X, point.Y);
}
