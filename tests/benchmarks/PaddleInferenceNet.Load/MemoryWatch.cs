using System.Diagnostics;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Load;

/// <summary>Follows the memory of the service.</summary>
internal sealed class MemoryWatch(ServiceProcess service)
{
    private const double MebiByte = 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Time over which memory is averaged: collections of garbage make it a saw.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private readonly List<(TimeSpan Time, double MebiBytes)> _samples = [];

    /// <summary>Mebibytes when the service had settled.</summary>
    public double Settled => Trend.Settled;

    /// <summary>Most mebibytes of a window after that.</summary>
    public double Highest => Trend.Highest;

    /// <summary>By which share of the settled memory it grew.</summary>
    public double Growth => Trend.Growth;

    private LevelTrend Trend => new(_samples, LoadPlan.Settling, Window);

    public async Task RunAsync(CancellationToken timeIsUp)
    {
        var start = Stopwatch.GetTimestamp();
        while (!timeIsUp.IsCancellationRequested)
        {
            _samples.Add((Stopwatch.GetElapsedTime(start), service.Memory / MebiByte));
            await Task.Delay(Pause, timeIsUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
