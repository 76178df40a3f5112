namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>One probability for each pixel, row by row.</summary>
internal readonly ref struct ProbabilityMap
{
    public ProbabilityMap(ReadOnlySpan<float> values, int width, int height)
    {
        if (values.Length != (long)width * height)
        {
            throw new ArgumentException(
                $"A map of {width} x {height} has {(long)width * height} values, not {values.Length}.",
                nameof(values)
            );
        }

        Values = values;
        Width = width;
        Height = height;
    }

    public ReadOnlySpan<float> Values { get; }

    public int Width { get; }

    public int Height { get; }
}
