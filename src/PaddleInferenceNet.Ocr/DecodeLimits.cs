namespace PaddleInferenceNet.Ocr;

/// <summary>The largest pictures that are decoded; checked in the file's header, before memory is taken.</summary>
public sealed record DecodeLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static DecodeLimits Default { get; } = new();

    /// <summary>Longest side in pixels, at least 1.</summary>
    public int MaxSide { get; init; } = 20_000;

    /// <summary>Most pixels, at least 1; a pixel takes 3 bytes.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Longest file in bytes, at least 1.</summary>
    public int MaxFileBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        OptionRange.AtLeast(MaxSide, 1, nameof(MaxSide));
        // The pixels of a picture are one array of bytes.
        OptionRange.Within(MaxPixels, 1, Array.MaxLength / ImageView.Channels, nameof(MaxPixels));
        OptionRange.AtLeast(MaxFileBytes, 1, nameof(MaxFileBytes));
    }
}
