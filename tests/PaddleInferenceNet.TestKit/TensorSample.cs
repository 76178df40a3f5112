namespace PaddleInferenceNet.TestKit;

/// <summary>The part of a tensor that a recording keeps.</summary>
public static class TensorSample
{
    /// <summary>Every <paramref name="stride"/>-th value of the flattened tensor, from the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stride is not positive.</exception>
    public static float[] Every(ReadOnlySpan<float> values, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        var sample = new float[(values.Length + stride - 1) / stride];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = values[i * stride];
        }

        return sample;
    }
}
