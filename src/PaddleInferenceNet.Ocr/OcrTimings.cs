namespace PaddleInferenceNet.Ocr;

/// <summary>Time spent on one picture.</summary>
/// <param name="Detection">Finding the regions.</param>
/// <param name="Orientation">Telling which lines stand on their heads; sorting and turning excluded.</param>
/// <param name="Recognition">Reading the lines; sorting excluded.</param>
/// <param name="Total">The whole call, cutting out the lines included.</param>
public sealed record OcrTimings(
    StageTiming Detection,
    StageTiming Orientation,
    StageTiming Recognition,
    TimeSpan Total
);
