using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr;

/// <summary>The text of one picture.</summary>
/// <param name="Lines">Lines in reading order; none where there is no text.</param>
/// <param name="Timings">Time spent.</param>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Height of the picture in pixels.</param>
public sealed record OcrResult(ImmutableArray<OcrLine> Lines, OcrTimings Timings, int Width, int Height);
