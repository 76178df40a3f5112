namespace PaddleInferenceNet.Measuring;

/// <summary>Whether a quantity that was sampled over time stays level, averaged over windows as single readings jump.</summary>
/// <param name="samples">Readings in order of time; one at least in each window.</param>
/// <param name="settling">Time after which it has to be level.</param>
/// <param name="window">Time over which it is averaged.</param>
public sealed class LevelTrend(IReadOnlyList<(TimeSpan Time, double Value)> samples, TimeSpan settling, TimeSpan window)
{
    /// <summary>Mean of the first window after settling.</summary>
    public double Settled => Mean(settling);

    /// <summary>Largest mean of a window after settling.</summary>
    public double Highest =>
        samples
            .Where(sample => sample.Time >= settling && sample.Time + window <= samples[^1].Time)
            .Select(sample => Mean(sample.Time))
            .Append(Settled)
            .Max();

    /// <summary>By which share of the settled level it grew.</summary>
    public double Growth => (Highest / Settled) - 1;

    private double Mean(TimeSpan from) =>
        samples.Where(sample => sample.Time >= from && sample.Time < from + window).Average(sample => sample.Value);
}
