namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>How lines are read.</summary>
/// <remarks>
/// The lines of a batch share one width: narrow ones are padded to that of the widest, which changes scores a little and
/// sometimes a character. Batch size and composition are therefore part of a result.
/// </remarks>
public sealed record RecognitionOptions
{
    internal const int LeastHeight = 8;
    internal const int MostHeight = 256;

    /// <summary>Good results: the width of the network's input is bounded.</summary>
    public static RecognitionOptions Default { get; } = new() { MaxWidth = 3200 };

    /// <summary>The results of the reference implementation.</summary>
    public static RecognitionOptions Parity { get; } = new();

    /// <summary>
    /// Height of the network's input in pixels, 8 to 256, for a model that declares none; published ones do: 48 for PP-OCRv3
    /// and later, 32 before.
    /// </summary>
    public int Height { get; init; } = 48;

    /// <summary>Least width of the network's input in pixels, 8 to 20000.</summary>
    public int MinWidth { get; init; } = 320;

    /// <summary>Most width of the network's input, to which longer lines are squeezed; at least <see cref="MinWidth"/>; null for none.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>Lines given to the network at once, 1 to 256.</summary>
    public int BatchSize { get; init; } = 6;

    /// <summary>
    /// Whether decoded text is put from the order on the picture, right to left, into the order of reading;
    /// null: where the path of the dictionary contains "arabic".
    /// </summary>
    public bool? RightToLeft { get; init; }

    /// <summary>Whether and how words are told with their boxes.</summary>
    public WordBoxes Words { get; init; }

    /// <summary>These options with the height that a model declares as [batch, channels, height, width], where it does.</summary>
    internal RecognitionOptions ForModel(TensorInfo input) =>
        input.Shape is [_, _, var height and >= LeastHeight and <= MostHeight, _]
            ? this with
            {
                Height = (int)height,
            }
            : this;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        OptionRange.Within(Height, LeastHeight, MostHeight, nameof(Height));
        OptionRange.Within(MinWidth, 8, 20_000, nameof(MinWidth));
        if (MaxWidth is { } width)
        {
            OptionRange.Within(width, MinWidth, 1_000_000, nameof(MaxWidth));
        }

        OptionRange.Within(BatchSize, 1, 256, nameof(BatchSize));
        OptionRange.Defined(Words, nameof(Words));
    }
}
