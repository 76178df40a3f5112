namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The width that the lines of a batch share.</summary>
internal static class RecognizerInput
{
    /// <summary>Width of the input for the widest line of a batch.</summary>
    /// <param name="widthToHeight">Width ÷ height of that line.</param>
    /// <param name="options">Height, least and most width.</param>
    public static int Width(double widthToHeight, RecognitionOptions options) =>
        (int)
            Math.Clamp(
                options.Height * Ratio(widthToHeight, options),
                // Ratio and height together may lose a bit, and with it a pixel.
                options.MinWidth,
                options.MaxWidth ?? int.MaxValue
            );

    /// <summary>Share of the input that a line fills, 0 to 1; padding is the rest.</summary>
    /// <param name="line">Width ÷ height of the line.</param>
    /// <param name="widest">That of the widest line of its batch.</param>
    /// <param name="options">Height, least and most width.</param>
    public static double Share(double line, double widest, RecognitionOptions options)
    {
        var most = options.MaxWidth is { } width ? (double)width / options.Height : double.PositiveInfinity;
        return Math.Min(1, line / Math.Min(most, Ratio(widest, options)));
    }

    private static double Ratio(double widthToHeight, RecognitionOptions options) =>
        Math.Max((double)options.MinWidth / options.Height, widthToHeight);
}
