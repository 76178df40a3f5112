using System.Collections.Immutable;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Extensions;

/// <summary>The text lines of one picture, not read.</summary>
/// <param name="Regions">Regions in reading order.</param>
/// <param name="Timing">Time spent.</param>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Height of the picture in pixels.</param>
public sealed record DetectedPicture(ImmutableArray<TextRegion> Regions, StageTiming Timing, int Width, int Height);
