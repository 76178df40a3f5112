using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>One word or character of a line.</summary>
/// <param name="Box">Four corners [x, y] in pixels, clockwise from the top left one.</param>
/// <param name="Text">What it says.</param>
internal sealed record WordJson(double[][] Box, string Text)
{
    public static WordJson From(OcrWord word) => new(LineJson.Corners(word.Box), word.Text);
}
