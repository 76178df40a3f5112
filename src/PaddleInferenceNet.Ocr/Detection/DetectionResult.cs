using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>The text regions of a picture.</summary>
/// <param name="Regions">Regions in the order they were found in, roughly from bottom to top.</param>
/// <param name="Timing">Time spent.</param>
public sealed record DetectionResult(ImmutableArray<TextRegion> Regions, StageTiming Timing);
