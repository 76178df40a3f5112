namespace PaddleInferenceNet.Ocr.Orientation;

/// <summary>How a line stands.</summary>
/// <param name="Angle">The likelier angle, 0 or 180 degrees.</param>
/// <param name="Score">Its probability, 0.5 to 1.</param>
/// <param name="MustTurn">Whether the angle is 180 degrees and its probability exceeds the threshold.</param>
public readonly record struct LineOrientation(int Angle, float Score, bool MustTurn);
