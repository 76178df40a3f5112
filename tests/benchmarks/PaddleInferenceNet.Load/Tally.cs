using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Load;

/// <summary>What the clients saw; for use from all of them.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _answers = [];
    private readonly List<double> _waits = [];
    private readonly List<double> _latencies = [];

    /// <summary>Requests that were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Answers with the right text.</summary>
    public int Done { get; private set; }

    /// <summary>Answers by kind: a status code, or what was wrong with it.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    public void Send()
    {
        lock (_gate)
        {
            Sent++;
        }
    }

    /// <summary>A picture was read.</summary>
    public void Succeed(double waitMs, double latencyMs)
    {
        lock (_gate)
        {
            Done++;
            _waits.Add(waitMs);
            _latencies.Add(latencyMs);
            Count("200");
        }
    }

    /// <summary>A picture waited in vain, which counts among the waits.</summary>
    public void GiveUp(double waitMs)
    {
        lock (_gate)
        {
            _waits.Add(waitMs);
            Count("503");
        }
    }

    /// <summary>Another answer, or none.</summary>
    public void Note(string kind)
    {
        lock (_gate)
        {
            Count(kind);
        }
    }

    /// <summary>The wait, in milliseconds, that a share of the pictures did not exceed.</summary>
    public double Wait(double share) => Percentile.Of(_waits, share);

    /// <summary>The time from request to answer, in milliseconds, that a share of the pictures did not exceed.</summary>
    public double Latency(double share) => Percentile.Of(_latencies, share);

    private void Count(string kind) => _answers[kind] = _answers.GetValueOrDefault(kind) + 1;
}
