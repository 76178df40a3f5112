namespace PaddleInferenceNet.TestKit;

/// <summary>
/// The bounds of a uniform draw. The gains keep a deep stack of layers from fading or exploding, the gates of an LSTM
/// from staying half-way, and a last softmax from being flat.
/// </summary>
internal readonly record struct ValueRange(double Low, double High)
{
    private const double RecurrentGain = 2.5;
    private const double MatrixGain = 8;

    private static readonly ValueRange Offset = new(-0.1, 0.1);
    private static readonly ValueRange Factor = new(0.8, 1.2);

    /// <summary>The range by the role that the first operator gives the parameter.</summary>
    /// <param name="parameter">The parameter, with its first use.</param>
    /// <param name="filterGain">The gain of convolutions.</param>
    public static ValueRange Of(DeclaredParameter parameter, double filterGain)
    {
        var shape = parameter.Dimensions;
        return parameter.FirstUse switch
        {
            { Slot: "Filter" } use => Spread(filterGain, FilterFanIn(use, shape)),
            { Operator: "batch_norm" or "layer_norm", Slot: "Scale" or "Variance" } => Factor,
            { Operator: "batch_norm" or "layer_norm", Slot: "Bias" or "Mean" } => Offset,
            { Slot: "WeightList" } => shape.Count == 1 ? Offset : Spread(RecurrentGain, shape[^1]),
            { Operator: "matmul" or "matmul_v2" or "mul" or "fc" } use when shape.Count >= 2 => Spread(
                MatrixGain,
                use.IsTransposed ? shape[^1] : Product(shape.Take(shape.Count - 1))
            ),
            { Operator: "elementwise_mul" } => Factor,
            _ => Offset,
        };
    }

    // In the graphs at hand a transposed convolution does not overlap, so an output pixel is a sum over channels alone.
    private static long FilterFanIn(ParameterUse use, IReadOnlyList<long> shape) =>
        use.Operator.StartsWith("conv2d_transpose", StringComparison.Ordinal)
            ? Math.Max(1, shape[0] / use.Groups)
            : Product(shape.Skip(1));

    // Half the width of a uniform draw of variance gain² / fanIn.
    private static ValueRange Spread(double gain, long fanIn)
    {
        var half = gain * Math.Sqrt(3.0 / fanIn);
        return new ValueRange(-half, half);
    }

    private static long Product(IEnumerable<long> values) => values.Aggregate(1L, (product, value) => product * value);
}
