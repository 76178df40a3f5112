namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The width that the lines of a batch share.</summary>
internal static class RecognizerInput
{
    /// <summary>Width of the input for the widest line of a batch.</summary>
    /// <param name="widthToHeight">Width ÷ height of that line.</param>
    /// <param name="options">Height, least and most width.</param>
    public static int Width(double widthToHeight, RecognitionOptions options)
    {
        var ratio = Math.Max((double)options.MinWidth / options.Height, widthToHeight);
        return (int)Math.Min(options.MaxWidth ?? int.MaxValue, options.Height * ratio);
    }
}
