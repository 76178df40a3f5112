using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>What the lines of a call say.</summary>
/// <param name="Lines">One entry for each line, in the order they were given in.</param>
/// <param name="Timing">Time spent, sorting excluded.</param>
public sealed record RecognitionResult(ImmutableArray<RecognizedText> Lines, StageTiming Timing);
