namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Over which pixels the score of a candidate region is averaged.</summary>
public enum ScoreMode
{
    /// <summary>Those of its rectangle.</summary>
    Fast,

    /// <summary>Those inside its contour.</summary>
    Slow,
}
