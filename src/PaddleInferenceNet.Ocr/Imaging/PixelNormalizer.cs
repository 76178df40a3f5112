namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Turns 8-bit pixels into the float planes of a network's input, one plane for each stored channel.</summary>
/// <remarks>A byte has 256 values, so each channel is a table: exact in every bit and without arithmetic for each pixel.</remarks>
internal sealed class PixelNormalizer
{
    private const int Levels = 256;

    private readonly float[] _blue;
    private readonly float[] _green;
    private readonly float[] _red;

    private PixelNormalizer(Func<int, int, float> value)
    {
        _blue = Table(0, value);
        _green = Table(1, value);
        _red = Table(2, value);
    }

    /// <summary>(p × (1/255) − mean) ÷ deviation in single precision; the first mean goes to the first stored channel, blue.</summary>
    public static PixelNormalizer Standardize(ReadOnlySpan<float> mean, ReadOnlySpan<float> deviation)
    {
        var means = mean.ToArray();
        var deviations = deviation.ToArray();
        const float Scale = 1f / 255f;
        return new PixelNormalizer((channel, level) => (level * Scale - means[channel]) / deviations[channel]);
    }

    /// <summary>(p ÷ 255 − 0.5) ÷ 0.5 in single precision: −1 for black, 1 for white.</summary>
    public static PixelNormalizer Symmetric() => new((_, level) => (level / 255f - 0.5f) / 0.5f);

    /// <summary>Writes a picture to the top left of three planes and zeros to the right of it.</summary>
    /// <param name="source">The picture, as high as the planes and at most as wide.</param>
    /// <param name="planes">The planes of blue, green and red, each of source height × <paramref name="planeWidth"/>.</param>
    /// <param name="planeWidth">Values of a row of a plane.</param>
    public void Write(ImageView source, Span<float> planes, int planeWidth)
    {
        var plane = checked(source.Height * planeWidth);
        for (var y = 0; y < source.Height; y++)
        {
            var row = source.Row(y);
            var start = y * planeWidth;
            var blue = planes.Slice(start, planeWidth);
            var green = planes.Slice(plane + start, planeWidth);
            var red = planes.Slice(2 * plane + start, planeWidth);
            WriteRow(row, blue, green, red);
            blue[source.Width..].Clear();
            green[source.Width..].Clear();
            red[source.Width..].Clear();
        }
    }

    private void WriteRow(ReadOnlySpan<byte> row, Span<float> blue, Span<float> green, Span<float> red)
    {
        var (blues, greens, reds) = (_blue, _green, _red);
        for (var x = 0; row.Length >= ImageView.Channels; x++)
        {
            blue[x] = blues[row[0]];
            green[x] = greens[row[1]];
            red[x] = reds[row[2]];
            row = row[ImageView.Channels..];
        }
    }

    private static float[] Table(int channel, Func<int, int, float> value)
    {
        var table = new float[Levels];
        for (var level = 0; level < Levels; level++)
        {
            table[level] = value(channel, level);
        }

        return table;
    }
}
