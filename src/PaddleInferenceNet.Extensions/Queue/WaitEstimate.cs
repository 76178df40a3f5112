namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>Guesses, from the time that recent jobs took, how long a new one would be on its way.</summary>
internal sealed class WaitEstimate(int workers)
{
    /// <summary>Share of the newest job in the mean.</summary>
    private const double Weight = 0.1;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private double _meanSeconds;

    public void Add(TimeSpan duration)
    {
        lock (_gate)
        {
            _meanSeconds =
                _meanSeconds == 0
                    ? duration.TotalSeconds
                    : (Weight * duration.TotalSeconds) + ((1 - Weight) * _meanSeconds);
        }
    }

    /// <summary>Whole seconds, 1 to 60, after which a job is done that comes behind others.</summary>
    public TimeSpan For(int waiting)
    {
        double mean;
        lock (_gate)
        {
            mean = _meanSeconds;
        }

        var seconds = Math.Ceiling(mean * (waiting + 1) / workers);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, Least.TotalSeconds, Most.TotalSeconds));
    }
}
