using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Words;

/// <summary>The words of a line in the form that is asked for.</summary>
internal static class LineWords
{
    /// <param name="line">What was read; without characters where words were not asked for.</param>
    /// <param name="box">Corners of the line.</param>
    /// <param name="isTurned">Whether it was turned upside down before it was read.</param>
    /// <param name="form">The form.</param>
    /// <returns>The words; the default value where they were not asked for.</returns>
    public static ImmutableArray<OcrWord> Of(RecognizedText line, Quad box, bool isTurned, WordBoxes form) =>
        line.Characters is not { } characters ? default
        : form == WordBoxes.Reference ? ReferenceWords.Of(characters, box)
        : FittedWords.Of(characters, box, LineCrop.RunsDownwards(box), isTurned);
}
