namespace PaddleInferenceNet.Measuring;

/// <summary>Percentiles by the nearest rank.</summary>
public static class Percentile
{
    /// <summary>The value that a share of the values, above 0 and at most 1, does not exceed; not a number where there are none.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? double.NaN
            : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
