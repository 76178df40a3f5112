namespace PaddleInferenceNet.Ocr;

/// <summary>A word, or a character of a script without spaces, of a line.</summary>
/// <param name="Box">Corners in pixels of the picture, in the order of those of the line.</param>
/// <param name="Text">What it says.</param>
public sealed record OcrWord(Quad Box, string Text);
