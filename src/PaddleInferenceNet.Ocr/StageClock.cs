using System.Diagnostics;

namespace PaddleInferenceNet.Ocr;

/// <summary>Adds up the times of a stage's parts.</summary>
internal sealed class StageClock
{
    private readonly TimeSpan[] _parts = new TimeSpan[Enum.GetValues<Part>().Length];
    private long _start;

    public enum Part
    {
        Preprocess,
        Network,
        Postprocess,
    }

    public StageTiming Timing =>
        new(_parts[(int)Part.Preprocess], _parts[(int)Part.Network], _parts[(int)Part.Postprocess]);

    public void Start() => _start = Stopwatch.GetTimestamp();

    /// <summary>Counts the time since the last call for a part.</summary>
    public void Count(Part part)
    {
        var now = Stopwatch.GetTimestamp();
        _parts[(int)part] += Stopwatch.GetElapsedTime(_start, now);
        _start = now;
    }
}
