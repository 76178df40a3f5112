namespace PaddleInferenceNet.Ocr;

/// <summary>A picture in memory that belongs to the caller: rows of 8-bit blue, green, red.</summary>
public readonly ref struct ImageView
{
    /// <summary>Bytes of one pixel.</summary>
    public const int Channels = 3;

    /// <summary>Describes a picture.</summary>
    /// <param name="pixels">The rows from top to bottom; the last one may end after its last pixel.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="strideBytes">Distance from one row to the next in bytes, at least 3 × <paramref name="width"/>.</param>
    /// <exception cref="ArgumentException">A size is not positive, or <paramref name="pixels"/> is shorter than the rows need.</exception>
    public ImageView(ReadOnlySpan<byte> pixels, int width, int height, int strideBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var rowBytes = (long)width * Channels;
        if (strideBytes < rowBytes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(strideBytes),
                strideBytes,
                $"A row of {width} pixels takes {rowBytes} bytes."
            );
        }

        var needed = (height - 1L) * strideBytes + rowBytes;
        if (pixels.Length < needed)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} with a stride of {strideBytes} takes {needed} bytes, not {pixels.Length}.",
                nameof(pixels)
            );
        }

        Pixels = pixels[..checked((int)needed)];
        Width = width;
        Height = height;
        StrideBytes = strideBytes;
    }

    /// <summary>Bytes of all rows.</summary>
    public ReadOnlySpan<byte> Pixels { get; }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Distance from one row to the next in bytes.</summary>
    public int StrideBytes { get; }

    /// <summary>The bytes of one row, without padding.</summary>
    public ReadOnlySpan<byte> Row(int y) => Pixels.Slice(checked(y * StrideBytes), Width * Channels);
}
