using System.Runtime.InteropServices;
using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Mean of a map over a filled polygon, its border included.</summary>
internal sealed class PolygonFill : IDisposable
{
    private readonly PixelBuffer _mask = new();

    /// <summary>The mean over the pixels of a polygon inside a window of the map.</summary>
    /// <param name="map">The values.</param>
    /// <param name="left">First column of the window.</param>
    /// <param name="top">First row of the window.</param>
    /// <param name="right">Last column of the window.</param>
    /// <param name="bottom">Last row of the window.</param>
    /// <param name="polygon">Corners relative to the window; parts outside of it count nothing.</param>
    /// <returns>The mean, or 0 where no pixel is covered.</returns>
    public unsafe double Mean(
        ProbabilityMap map,
        int left,
        int top,
        int right,
        int bottom,
        ReadOnlySpan<PixelPoint> polygon
    )
    {
        var (width, height) = (right - left + 1, bottom - top + 1);
        var mask = _mask.Take(checked(width * height));
        mask.Clear();
        fixed (byte* maskPixels = mask)
        fixed (float* window = map.Values[(top * map.Width + left)..])
        {
            using var inside = Mat.FromPixelData(height, width, MatType.CV_8UC1, (nint)maskPixels);
            var corners = MemoryMarshal.Cast<PixelPoint, Point>(polygon).ToArray();
            Cv2.FillPoly(inside, [corners], Scalar.All(1));
            using var values = Mat.FromPixelData(
                height,
                width,
                MatType.CV_32FC1,
                (nint)window,
                (long)map.Width * sizeof(float)
            );
            return Cv2.Mean(values, inside).Val0;
        }
    }

    public void Dispose() => _mask.Dispose();
}
