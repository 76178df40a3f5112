namespace PaddleInferenceNet.Soak;

/// <summary>Counts times in steps of 2 %, in memory that does not grow with their number; for use from many threads.</summary>
internal sealed class LatencyHistogram
{
    private const double LeastMs = 0.01;
    private const double Step = 1.02;

    // Up to about three hours.
    private const int Buckets = 1050;

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[Buckets];
    private long _count;
    private double _max;

    public void Add(double milliseconds)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(milliseconds, LeastMs) / LeastMs) / Math.Log(Step));
        lock (_gate)
        {
            _counts[Math.Min(bucket, Buckets - 1)]++;
            _count++;
            _max = Math.Max(_max, milliseconds);
        }
    }

    /// <summary>The percentiles so far.</summary>
    public Latency Read()
    {
        lock (_gate)
        {
            return new Latency(At(0.5), At(0.9), At(0.99), _max);
        }
    }

    /// <summary>The percentiles since the last call of this method.</summary>
    public Latency TakeAndClear()
    {
        lock (_gate)
        {
            var latency = Read();
            Array.Clear(_counts);
            _count = 0;
            _max = 0;
            return latency;
        }
    }

    private double At(double share)
    {
        var rank = (long)Math.Ceiling(share * _count);
        var bucket = -1;
        for (long seen = 0; seen < rank; )
        {
            seen += _counts[++bucket];
        }

        return bucket < 0 ? 0 : Math.Min(_max, LeastMs * Math.Pow(Step, bucket));
    }
}
