using OpenCvSharp;
using PaddleInferenceNet.Ocr.Imaging.Formats;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Decodes a file whose format, size and completeness were checked.</summary>
internal static class PixelDecoder
{
    public static Image Decode(ReadOnlySpan<byte> file, string format, ImageSize expected)
    {
        ImagingLibrary.Configure();
        var mat = DecodeColor(file, format);
        // The noted orientation may have turned the picture.
        var isExpected = (mat.Width, mat.Height) == (expected.Width, expected.Height);
        var isTurned = (mat.Height, mat.Width) == (expected.Width, expected.Height);
        if (mat.Type() != MatType.CV_8UC3 || !(isExpected || isTurned))
        {
            var actual = $"{mat.Width} x {mat.Height}";
            mat.Dispose();
            throw new ImageFormatException(
                $"The {format} file is damaged: its header says {expected.Width} x {expected.Height} pixels, decoded are {actual}."
            );
        }

        return new Image(new MatMemory(mat), mat.Width, mat.Height);
    }

    private static Mat DecodeColor(ReadOnlySpan<byte> file, string format)
    {
        Mat mat;
        try
        {
            mat = Cv2.ImDecode(file, ImreadModes.Color);
        }
        catch (OpenCVException exception)
        {
            throw new ImageFormatException($"The {format} file is damaged: {exception.Message}", exception);
        }

        if (mat.Empty())
        {
            mat.Dispose();
            throw new ImageFormatException($"The {format} file is damaged: its pixels cannot be decoded.");
        }

        return mat;
    }
}
