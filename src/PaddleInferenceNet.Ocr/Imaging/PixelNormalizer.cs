namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Turns 8-bit pixels into the float planes of a network's input, one plane for each channel.</summary>
/// <remarks>A byte has 256 values, so each channel is a table: exact in every bit and without arithmetic for each pixel.</remarks>
internal sealed class PixelNormalizer
{
    private const int Levels = 256;

    private readonly float[] _blue;
    private readonly float[] _green;
    private readonly float[] _red;

    private readonly ChannelOrder _order;

    private PixelNormalizer(ChannelOrder order, Func<int, int, float> value)
    {
        _order = order;
        var isRedFirst = order == ChannelOrder.RedFirst;
        _blue = Table(isRedFirst ? 2 : 0, value);
        _green = Table(1, value);
        _red = Table(isRedFirst ? 0 : 2, value);
    }

    /// <summary>(p × (1/255) − mean) ÷ deviation in single precision; means and deviations stand in the order of the planes.</summary>
    public static PixelNormalizer Standardize(
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> deviation,
        ChannelOrder order = ChannelOrder.BlueFirst
    )
    {
        var means = mean.ToArray();
        var deviations = deviation.ToArray();
        const float Scale = 1f / 255f;
        return new PixelNormalizer(order, (plane, level) => (level * Scale - means[plane]) / deviations[plane]);
    }

    /// <summary>(p ÷ 255 − 0.5) ÷ 0.5 in single precision: −1 for black, 1 for white.</summary>
    public static PixelNormalizer Symmetric() =>
        new(ChannelOrder.BlueFirst, (_, level) => (level / 255f - 0.5f) / 0.5f);

    /// <summary>Writes a picture to the top left of three planes and zeros to the right of it.</summary>
    /// <param name="source">The picture, as high as the planes and at most as wide.</param>
    /// <param name="planes">The planes of the three channels, each of source height × <paramref name="planeWidth"/>.</param>
    /// <param name="planeWidth">Values of a row of a plane.</param>
    public void Write(ImageView source, Span<float> planes, int planeWidth)
    {
        var plane = checked(source.Height * planeWidth);
        var (firstBlue, firstRed) = _order == ChannelOrder.RedFirst ? (2 * plane, 0) : (0, 2 * plane);
        for (var y = 0; y < source.Height; y++)
        {
            var row = source.Row(y);
            var start = y * planeWidth;
            var blue = planes.Slice(firstBlue + start, planeWidth);
            var green = planes.Slice(plane + start, planeWidth);
            var red = planes.Slice(firstRed + start, planeWidth);
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

    private static float[] Table(int plane, Func<int, int, float> value)
    {
        var table = new float[Levels];
        for (var level = 0; level < Levels; level++)
        {
            table[level] = value(plane, level);
        }

        return table;
    }
}
