using System.Runtime.InteropServices;
using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Turns by right angles.</summary>
internal static class ImageRotation
{
    private readonly record struct Pixel(byte Blue, byte Green, byte Red);

    /// <summary>Turns a picture upside down in place.</summary>
    public static void Rotate180(Image image) => MemoryMarshal.Cast<byte, Pixel>(image.Pixels).Reverse();

    /// <summary>A new picture, turned by 90 degrees counter-clockwise.</summary>
    public static unsafe Image Rotate90CounterClockwise(Image source)
    {
        var turned = Image.Rent(source.Height, source.Width);
        fixed (byte* from = source.Pixels)
        fixed (byte* to = turned.Pixels)
        {
            using var input = Mat.FromPixelData(source.Height, source.Width, MatType.CV_8UC3, (nint)from);
            using var output = Mat.FromPixelData(turned.Height, turned.Width, MatType.CV_8UC3, (nint)to);
            Cv2.Rotate(input, output, RotateFlags.Rotate90Counterclockwise);
        }

        return turned;
    }
}
