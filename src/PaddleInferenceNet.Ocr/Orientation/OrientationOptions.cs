namespace PaddleInferenceNet.Ocr.Orientation;

/// <summary>How lines that stand on their heads are told.</summary>
public sealed record OrientationOptions
{
    /// <summary>Lines given to the network at once, 1 to 256.</summary>
    public int BatchSize { get; init; } = 6;

    /// <summary>A line is turned where the probability of 180 degrees exceeds this, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.9;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        OptionRange.Within(BatchSize, 1, 256, nameof(BatchSize));
        OptionRange.Within(Threshold, 0, 1, nameof(Threshold));
    }
}
