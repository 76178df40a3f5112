using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>A place of the picture that holds a line of text.</summary>
/// <param name="Outline">Corners in pixels of the picture: those of <paramref name="Box"/>, or a polygon around the text.</param>
/// <param name="Box">The box that is cut out to read the text.</param>
/// <param name="Score">Mean probability of text inside, 0 to 1.</param>
public sealed record TextRegion(ImmutableArray<PointF> Outline, Quad Box, float Score);
