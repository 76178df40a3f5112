namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>A region on its way from a contour to the picture.</summary>
/// <param name="Outline">Corners in pixels of the map.</param>
/// <param name="Score">Mean probability inside.</param>
internal readonly record struct Candidate(PointF[] Outline, double Score);
