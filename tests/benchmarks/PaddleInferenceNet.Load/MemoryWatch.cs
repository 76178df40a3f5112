using System.Diagnostics;

namespace PaddleInferenceNet.Load;

/// <summary>Follows the memory of the service.</summary>
internal sealed class MemoryWatch(ServiceProcess service)
{
    private const double MebiByte = 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Time over which memory is averaged: collections of garbage make it a saw.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private readonly List<(TimeSpan Time, long Bytes)> _samples = [];

    /// <summary>Mebibytes when the service had settled.</summary>
    public double Settled => Mean(LoadPlan.Settling);

    /// <summary>Most mebibytes of a window after that.</summary>
    public double Highest =>
        _samples
            .Where(sample => sample.Time >= LoadPlan.Settling && sample.Time + Window <= _samples[^1].Time)
            .Max(sample => Mean(sample.Time));

    /// <summary>By which share of the settled memory it grew.</summary>
    public double Growth => (Highest / Settled) - 1;

    public async Task RunAsync(CancellationToken timeIsUp)
    {
        var start = Stopwatch.GetTimestamp();
        while (!timeIsUp.IsCancellationRequested)
        {
            _samples.Add((Stopwatch.GetElapsedTime(start), service.Memory));
            await Task.Delay(Pause, timeIsUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private double Mean(TimeSpan from) =>
        _samples.Where(sample => sample.Time >= from && sample.Time < from + Window).Average(sample => sample.Bytes)
        / MebiByte;
}
