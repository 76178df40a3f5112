namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Sizes on the way from a picture to the network's input.</summary>
/// <param name="PaddedWidth">Width of the picture after tiny ones were padded.</param>
/// <param name="PaddedHeight">Height of the picture after tiny ones were padded.</param>
/// <param name="Width">Width of the network's input, a multiple of 32.</param>
/// <param name="Height">Height of the network's input, a multiple of 32.</param>
internal readonly record struct DetectorInput(int PaddedWidth, int PaddedHeight, int Width, int Height)
{
    /// <summary>The network halves its input five times.</summary>
    public const int Alignment = 32;

    /// <summary>Pictures whose sides add up to less are padded to at least 32 x 32.</summary>
    private const int TinySum = 64;

    /// <summary>Values of the largest input tensor that is accepted: its length is a 32-bit number.</summary>
    private const double MaxTensorLength = int.MaxValue;

    public static DetectorInput For(int width, int height, DetectionOptions options)
    {
        var isTiny = width + height < TinySum;
        var paddedWidth = isTiny ? Math.Max(Alignment, width) : width;
        var paddedHeight = isTiny ? Math.Max(Alignment, height) : height;
        var ratio = Ratio(paddedWidth, paddedHeight, options);
        var inputWidth = Align(paddedWidth * ratio);
        var inputHeight = Align(paddedHeight * ratio);
        if (inputWidth * inputHeight * ImageView.Channels > MaxTensorLength)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} becomes a detector input of {inputWidth} x {inputHeight}, which is too large; "
                    + $"set {nameof(DetectionOptions.MaxInputSide)}."
            );
        }

        return new DetectorInput(paddedWidth, paddedHeight, (int)inputWidth, (int)inputHeight);
    }

    private static double Ratio(int width, int height, DetectionOptions options)
    {
        double limit = options.LimitSideLength;
        var longer = Math.Max(width, height);
        var shorter = Math.Min(width, height);
        var ratio = options.LimitedSide switch
        {
            SideLimit.Max => longer > limit ? limit / longer : 1,
            SideLimit.Min => shorter < limit ? limit / shorter : 1,
            _ => limit / longer,
        };
        return options.MaxInputSide is { } bound && longer * ratio > bound ? (double)bound / longer : ratio;
    }

    /// <summary>Cuts off the fraction, then rounds to a multiple of 32, halves to the even multiple.</summary>
    private static double Align(double side) =>
        Math.Max(Alignment, Math.Round(Math.Truncate(side) / Alignment, MidpointRounding.ToEven) * Alignment);
}
