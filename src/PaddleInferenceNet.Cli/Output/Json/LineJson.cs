using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>One line of text.</summary>
/// <param name="Box">Four corners [x, y] in pixels, clockwise from the top left one.</param>
/// <param name="Text">What it says.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Angle">180 where the line stood on its head, else 0.</param>
/// <param name="Words">Its words and characters; absent where they were not asked for.</param>
internal sealed record LineJson(double[][] Box, string Text, float Score, int Angle, WordJson[]? Words = null)
{
    // A hundredth of a pixel; the values behind it are noise of the fit.
    private const int Decimals = 2;

    public static LineJson From(OcrLine line) =>
        new(
            Corners(line.Box),
            line.Text,
            line.Score,
            line.Angle,
            line.Words.IsDefault ? null : [.. line.Words.Select(WordJson.From)]
        );

    public static double[][] Corners(Quad box) =>
        [.. Enumerable.Range(0, Quad.Corners).Select(corner => Round(box[corner]))];

    /// <summary>Its words, or where they are not known the line as the only one.</summary>
    public WordJson[] WordsOrSelf() => Words ?? [new WordJson(Box, Text)];

    private static double[] Round(PointF point) =>
        [Math.Round((double)point.X, Decimals), Math.Round((double)point.Y, Decimals)];
}
