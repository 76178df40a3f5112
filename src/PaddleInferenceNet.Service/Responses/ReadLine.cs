using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>One line of text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Score">Mean probability of its characters, 0 to 1.</param>
/// <param name="Angle">180 where the line stands on its head, else 0.</param>
/// <param name="Box">Four corners [x, y] in pixels, clockwise from the top left one of the text.</param>
internal sealed record ReadLine(string Text, float Score, int Angle, IReadOnlyList<float[]> Box)
{
    public static ReadLine Of(OcrLine line) => new(line.Text, line.Score, line.Angle, Corners.Of(line.Box));
}
