using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Orientation;

/// <summary>How the lines of a call stand.</summary>
/// <param name="Lines">One entry for each line, in the order they were given in.</param>
/// <param name="Timing">Time spent, sorting excluded.</param>
public sealed record OrientationResult(ImmutableArray<LineOrientation> Lines, StageTiming Timing);
