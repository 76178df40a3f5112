namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Puts a picture at the top left of a larger black one.</summary>
internal static class ImagePadding
{
    public static ImageView Pad(ImageView source, PixelBuffer buffer, int width, int height)
    {
        var strideBytes = checked(width * ImageView.Channels);
        var pixels = buffer.Take(checked(strideBytes * height));
        pixels.Clear();
        for (var y = 0; y < source.Height; y++)
        {
            source.Row(y).CopyTo(pixels[(y * strideBytes)..]);
        }

        return new ImageView(pixels, width, height, strideBytes);
    }
}
