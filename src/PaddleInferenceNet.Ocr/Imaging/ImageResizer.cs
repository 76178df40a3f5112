using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Bilinear resizing of 8-bit pictures: pixel centres, fixed-point weights.</summary>
internal static class ImageResizer
{
    /// <summary>Resizes a picture into a buffer and gives the result as a view of that buffer.</summary>
    public static unsafe ImageView Resize(ImageView source, PixelBuffer buffer, int width, int height)
    {
        var strideBytes = checked(width * ImageView.Channels);
        var pixels = buffer.Take(checked(strideBytes * height));
        fixed (byte* from = source.Pixels)
        fixed (byte* to = pixels)
        {
            using var input = Mat.FromPixelData(
                source.Height,
                source.Width,
                MatType.CV_8UC3,
                (nint)from,
                source.StrideBytes
            );
            using var output = Mat.FromPixelData(height, width, MatType.CV_8UC3, (nint)to, strideBytes);
            Cv2.Resize(input, output, new Size(width, height), 0, 0, InterpolationFlags.Linear);
        }

        return new ImageView(pixels, width, height, strideBytes);
    }
}
