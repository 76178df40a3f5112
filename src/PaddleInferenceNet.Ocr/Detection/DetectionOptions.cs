namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>How text regions are found; the values of PP-OCR's differentiable binarisation (DB) where not said otherwise.</summary>
public sealed record DetectionOptions
{
    /// <summary>Good results: longest input side bounded, no lost corners, no boxes around specks inside of text.</summary>
    public static DetectionOptions Default { get; } = new() { MaxInputSide = 4000 };

    /// <summary>The results of the reference implementation, its quirks included.</summary>
    public static DetectionOptions Parity { get; } = new() { ReferenceQuirks = true };

    /// <summary>Length that <see cref="LimitedSide"/> is held to, in pixels, 32 to 20000.</summary>
    public int LimitSideLength { get; init; } = 960;

    /// <summary>The side that <see cref="LimitSideLength"/> is about.</summary>
    public SideLimit LimitedSide { get; init; } = SideLimit.Max;

    /// <summary>Upper bound of the longer side of the network's input, 32 to 20000, or null for none.</summary>
    public int? MaxInputSide { get; init; }

    /// <summary>Probability above which a pixel is text, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.3;

    /// <summary>Mean probability from which a region is kept, 0 to 1.</summary>
    public double BoxThreshold { get; init; } = 0.6;

    /// <summary>How far a region grows: by area × ratio ÷ length of its outline; 0 to 10.</summary>
    public double UnclipRatio { get; init; } = 1.5;

    /// <summary>Most contours examined, 1 to 100000.</summary>
    public int MaxCandidates { get; init; } = 1000;

    /// <summary>Whether the mask of text pixels is dilated by a 2 x 2 kernel.</summary>
    public bool UseDilation { get; init; }

    /// <summary>Over which pixels scores are averaged.</summary>
    public ScoreMode ScoreMode { get; init; } = ScoreMode.Fast;

    /// <summary>The shape of the regions.</summary>
    public RegionShape Shape { get; init; } = RegionShape.Quad;

    /// <summary>
    /// Whether known defects of the reference are reproduced: boxes of pictures padded to 32 pixels are stretched, corners of
    /// boxes at exactly 45 degrees get lost, holes of a few pixels inside of text give boxes of their own.
    /// </summary>
    public bool ReferenceQuirks { get; init; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        OptionRange.Within(LimitSideLength, DetectorInput.Alignment, 20_000, nameof(LimitSideLength));
        OptionRange.Defined(LimitedSide, nameof(LimitedSide));
        if (MaxInputSide is { } side)
        {
            OptionRange.Within(side, DetectorInput.Alignment, 20_000, nameof(MaxInputSide));
        }

        OptionRange.Within(Threshold, 0, 1, nameof(Threshold));
        OptionRange.Within(BoxThreshold, 0, 1, nameof(BoxThreshold));
        OptionRange.Within(UnclipRatio, 0, 10, nameof(UnclipRatio));
        OptionRange.Within(MaxCandidates, 1, 100_000, nameof(MaxCandidates));
        OptionRange.Defined(ScoreMode, nameof(ScoreMode));
        OptionRange.Defined(Shape, nameof(Shape));
    }
}
