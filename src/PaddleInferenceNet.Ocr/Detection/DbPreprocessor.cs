using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Brings a picture into the form that the detector takes.</summary>
internal sealed class DbPreprocessor : IDisposable
{
    // Means and deviations of ImageNet in red, green, blue order, applied to blue, green, red as the models were trained.
    private static readonly PixelNormalizer Normalizer = PixelNormalizer.Standardize(
        [0.485f, 0.456f, 0.406f],
        [0.229f, 0.224f, 0.225f]
    );

    private readonly PixelBuffer _padded = new();
    private readonly PixelBuffer _resized = new();

    /// <summary>Writes the input tensor [1, 3, height, width].</summary>
    public void Write(ImageView image, DetectorInput input, Span<float> tensor)
    {
        var isPadded = (input.PaddedWidth, input.PaddedHeight) != (image.Width, image.Height);
        var source = isPadded ? ImagePadding.Pad(image, _padded, input.PaddedWidth, input.PaddedHeight) : image;
        var resized = ImageResizer.Resize(source, _resized, input.Width, input.Height);
        Normalizer.Write(resized, tensor, input.Width);
    }

    public void Dispose()
    {
        _padded.Dispose();
        _resized.Dispose();
    }
}
