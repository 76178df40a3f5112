using System.Runtime.InteropServices;
using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Borders of the set regions of a mask.</summary>
internal static class ContourFinder
{
    /// <summary>All borders, outer ones and those of holes alike, in the order in which the mask is scanned, last first.</summary>
    /// <param name="mask">Rows of bytes; any value but 0 is set.</param>
    /// <param name="width">Bytes of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="limit">Most borders given.</param>
    public static unsafe Contour[] Find(ReadOnlySpan<byte> mask, int width, int height, int limit)
    {
        fixed (byte* pixels = mask)
        {
            using var mat = Mat.FromPixelData(height, width, MatType.CV_8UC1, (nint)pixels);
            var borders = Cv2.FindContoursAsArray(mat, RetrievalModes.List, ContourApproximationModes.ApproxSimple);
            var contours = new Contour[Math.Min(limit, borders.Length)];
            for (var i = 0; i < contours.Length; i++)
            {
                contours[i] = new Contour(MemoryMarshal.Cast<Point, PixelPoint>(borders[i]).ToArray());
            }

            return contours;
        }
    }

    /// <summary>Leaves out bends of a closed border that deviate less than a share of its length (Douglas–Peucker).</summary>
    public static PixelPoint[] Simplify(Contour contour, double lengthShare)
    {
        var points = MemoryMarshal.Cast<PixelPoint, Point>(contour.Points).ToArray();
        var tolerance = lengthShare * Cv2.ArcLength(points, closed: true);
        return MemoryMarshal.Cast<Point, PixelPoint>(Cv2.ApproxPolyDP(points, tolerance, closed: true)).ToArray();
    }
}
