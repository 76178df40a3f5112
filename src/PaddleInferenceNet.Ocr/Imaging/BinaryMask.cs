using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Where a map exceeds a threshold: 255 inside, 0 outside.</summary>
internal static class BinaryMask
{
    /// <summary>Compares every value with the threshold; equal is outside.</summary>
    public static void Threshold(ProbabilityMap map, float threshold, Span<byte> mask)
    {
        var values = map.Values;
        mask = mask[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            mask[i] = values[i] > threshold ? byte.MaxValue : byte.MinValue;
        }
    }

    /// <summary>Spreads every set pixel to its right, lower and lower right neighbour, in place.</summary>
    public static unsafe void Dilate(Span<byte> mask, int width, int height)
    {
        fixed (byte* pixels = mask)
        {
            using var mat = Mat.FromPixelData(height, width, MatType.CV_8UC1, (nint)pixels);
            using var kernel = new Mat(2, 2, MatType.CV_8UC1, Scalar.All(1));
            Cv2.Dilate(mat, mat, kernel);
        }
    }
}
