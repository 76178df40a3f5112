using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Cuts a quadrilateral out of a picture and straightens it: homography, bicubic, border pixels repeated.</summary>
internal static class PerspectiveCrop
{
    /// <summary>The content of a quadrilateral as an upright rectangle of the length of its longer opposite sides.</summary>
    /// <returns>At least 1 x 1 pixels; the caller disposes it.</returns>
    public static unsafe Image Cut(ImageView source, Quad quad)
    {
        var (width, height) = Size(quad);
        var crop = Image.Rent(width, height);
        fixed (byte* from = source.Pixels)
        fixed (byte* to = crop.Pixels)
        {
            using var input = Mat.FromPixelData(
                source.Height,
                source.Width,
                MatType.CV_8UC3,
                (nint)from,
                source.StrideBytes
            );
            using var output = Mat.FromPixelData(height, width, MatType.CV_8UC3, (nint)to);
            using var homography = Cv2.GetPerspectiveTransform(Corners(quad), Corners(width, height));
            Cv2.WarpPerspective(
                input,
                output,
                homography,
                new Size(width, height),
                InterpolationFlags.Cubic,
                BorderTypes.Replicate
            );
        }

        return crop;
    }

    /// <summary>Size of the content of a quadrilateral in pixels, at least 1 x 1.</summary>
    public static (int Width, int Height) Size(Quad quad) =>
        (
            LongerSide(quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft),
            LongerSide(quad.TopLeft, quad.BottomLeft, quad.TopRight, quad.BottomRight)
        );

    private static int LongerSide(PointF a, PointF b, PointF c, PointF d) =>
        Math.Max(1, (int)Math.Max(a.DistanceTo(b), c.DistanceTo(d)));

    private static Point2f[] Corners(Quad quad)
    {
        var corners = new Point2f[Quad.Corners];
        for (var i = 0; i < corners.Length; i++)
        {
            corners[i] = new Point2f(quad[i].X, quad[i].Y);
        }

        return corners;
    }

    private static Point2f[] Corners(int width, int height) =>
        [new(0, 0), new(width, 0), new(width, height), new(0, height)];
}
