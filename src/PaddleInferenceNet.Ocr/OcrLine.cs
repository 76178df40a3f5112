using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr;

/// <summary>One line of text.</summary>
/// <param name="Box">Corners in pixels of the picture, clockwise from the top left one.</param>
/// <param name="Text">What it says.</param>
/// <param name="Score">Mean probability of its characters, 0 to 1.</param>
/// <param name="Angle">180 where the line was turned upside down before it was read, else 0.</param>
public sealed record OcrLine(Quad Box, string Text, float Score, int Angle)
{
    /// <summary>Its words with their boxes; the default value where <see cref="RecognitionOptions.Words"/> does not ask for them.</summary>
    public ImmutableArray<OcrWord> Words { get; init; }
}
