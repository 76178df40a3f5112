using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Orientation;

/// <summary>How a kind of classifier takes a line.</summary>
internal sealed record OrientationInput
{
    /// <summary>Height of the input in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Width of the input in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Whether a line keeps its proportions, with zeros to the right of it, or fills the input.</summary>
    public required bool KeepsProportions { get; init; }

    /// <summary>Turns pixels into values.</summary>
    public required PixelNormalizer Normalizer { get; init; }

    /// <summary>Values of a line.</summary>
    public int Length => ImageView.Channels * Height * Width;

    /// <summary>The classifiers of PP-OCR v2.0 on.</summary>
    public static OrientationInput Mobile { get; } =
        new()
        {
            Height = 48,
            Width = 192,
            KeepsProportions = true,
            Normalizer = PixelNormalizer.Symmetric(),
        };

    /// <summary>The classifiers of text lines that came with PP-OCRv5, trained as those of ImageNet.</summary>
    public static OrientationInput TextLine { get; } =
        new()
        {
            Height = 80,
            Width = 160,
            KeepsProportions = false,
            Normalizer = PixelNormalizer.Standardize(
                [0.485f, 0.456f, 0.406f],
                [0.229f, 0.224f, 0.225f],
                ChannelOrder.RedFirst
            ),
        };

    /// <summary>The kind that a model is of.</summary>
    /// <remarks>The older classifiers declare another size, [-1, 3, 32, 100], than the one they were trained with.</remarks>
    public static OrientationInput For(TensorInfo declared) =>
        declared.Shape.AsSpan().EndsWith([(long)TextLine.Height, TextLine.Width]) ? TextLine : Mobile;
}
