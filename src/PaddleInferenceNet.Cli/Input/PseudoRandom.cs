namespace PaddleInferenceNet.Cli.Input;

/// <summary>Values that look random and are the same everywhere, so that libraries are compared on equal work.</summary>
internal static class PseudoRandom
{
    // 2³² divided by the golden ratio: multiples of it are spread evenly (Knuth, TAOCP vol. 3, 6.4).
    private const uint Multiplier = 2654435761;

    /// <summary>Fills with values in [-1, 1): the i-th is ((i · 2654435761) mod 2³²) / 2³¹ − 1.</summary>
    public static void Fill(Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(unchecked((uint)i * Multiplier) / 2147483648.0 - 1);
        }
    }
}
