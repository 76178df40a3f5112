namespace PaddleInferenceNet.TestKit;

/// <summary>The two inputs on which network outputs were recorded; any language can repeat them bit for bit.</summary>
public static class SyntheticInput
{
    private const int BandHeight = 16;
    private const int MarkHeight = 8;
    private const int MarkWidth = 4;

    /// <summary>Input A, noise in [-1, 1): x[i] = u(i), i the flat index in NCHW order.</summary>
    /// <remarks>u(i) = ((i · 2654435761) mod 2³²) / 2³² · 2 − 1, in double, stored as float32.</remarks>
    public static float[] Noise(int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)Uniform((uint)i);
        }

        return values;
    }

    /// <summary>
    /// Input B, dark marks in bands on white, the same in all channels: 2 where (h div 16) is even, else
    /// 2 · u((n · 64 + h div 8) · 64 + w div 4).
    /// </summary>
    public static float[] Bands(int batch, int channels, int height, int width)
    {
        var values = new float[checked(batch * channels * height * width)];
        var i = 0;
        for (var n = 0; n < batch; n++)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var h = 0; h < height; h++)
                {
                    for (var w = 0; w < width; w++)
                    {
                        values[i++] = BandValue(n, h, w);
                    }
                }
            }
        }

        return values;
    }

    private static float BandValue(int n, int h, int w) =>
        h / BandHeight % 2 == 0
            ? 2f
            : (float)(2 * Uniform((uint)(((n * 64) + (h / MarkHeight)) * 64 + (w / MarkWidth))));

    private static double Uniform(uint i) => unchecked(i * 2654435761u) / 4294967296.0 * 2 - 1;
}
