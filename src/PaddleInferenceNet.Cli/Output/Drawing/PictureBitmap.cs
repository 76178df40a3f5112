using PaddleInferenceNet.Ocr;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>Brings a picture to the library that draws.</summary>
internal static class PictureBitmap
{
    /// <summary>A copy of a picture; the caller disposes it.</summary>
    public static SKBitmap Of(ImageView image)
    {
        SKBitmap bitmap = new(new SKImageInfo(image.Width, image.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < image.Height; y++)
        {
            var source = image.Row(y);
            var target = pixels[(y * bitmap.RowBytes)..];
            for (var x = 0; x < image.Width; x++)
            {
                source.Slice(x * ImageView.Channels, ImageView.Channels).CopyTo(target[(x * 4)..]);
                target[(x * 4) + 3] = byte.MaxValue;
            }
        }

        return bitmap;
    }
}
