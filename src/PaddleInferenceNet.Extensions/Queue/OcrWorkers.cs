using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions.Diagnostics;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>Loads the models when the host starts, and ends the workers, after what they have begun, when it stops.</summary>
internal sealed class OcrWorkers(
    OcrQueue queue,
    OcrMetrics metrics,
    IOptions<PaddleOcrOptions> options,
    TimeProvider time,
    ILoggerFactory loggers
) : IHostedService, IDisposable
{
    /// <summary>How long a stage that runs when the time to stop is up may go on: networks cannot be interrupted.</summary>
    private static readonly TimeSpan LastStage = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = loggers.CreateLogger<OcrWorkers>();
    private readonly CancellationTokenSource _stopNow = new();
    private readonly List<OcrWorker> _workers = [];

    /// <summary>Whether the host has started them and they have not ended.</summary>
    public bool AreAlive => _workers.Count > 0 && _workers.TrueForAll(worker => !worker.Ended.IsCompleted);

    /// <summary>The longest time that a worker has been busy with its job.</summary>
    public TimeSpan LongestBusy => _workers.Select(worker => worker.Busy).DefaultIfEmpty().Max();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Loading is work for a processor, and other services of the host start on this thread.
        var engines = await Task.Run(() => LoadAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var own in engines)
        {
            _workers.Add(new OcrWorker(queue, own, options.Value.ReadTimeout, time, metrics, _logger, _stopNow.Token));
        }

        for (var i = 0; i < _workers.Count; i++)
        {
            _workers[i].Start(i);
        }

        queue.Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        ExtensionsLog.Stopping(_logger, queue.Depth);
        queue.Close();
        var ended = Task.WhenAll(_workers.Select(worker => worker.Ended));
        try
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ExtensionsLog.StoppingLate(_logger, queue.Depth);
            await _stopNow.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(ended, Task.Delay(LastStage, time, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        // A host that was not stopped has workers that still look at the token.
        queue.Close();
        if (_workers.TrueForAll(worker => worker.Ended.IsCompleted))
        {
            _stopNow.Dispose();
        }
    }

    private async Task<List<LanguageEngines>> LoadAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var settings = options.Value;
        if (settings.LibraryPath.Length > 0)
        {
            PaddleLibrary.Use(settings.LibraryPath);
        }

        LanguageTable languages = new(settings);
        var models = await languages.GetModelsAsync(cancellationToken).ConfigureAwait(false);
        List<LanguageEngines> engines = [];
        try
        {
            engines.Add(
                LanguageEngines.Create(models.Keys, code => OcrEngine.Create(models[code], settings.Reading, loggers))
            );
            while (engines.Count < settings.Workers)
            {
                engines.Add(engines[0].Clone());
            }

            if (settings.WarmUp)
            {
                engines.ForEach(own => own.WarmUp(cancellationToken));
            }
        }
        catch
        {
            engines.ForEach(own => own.Dispose());
            throw;
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // Where it runs in other processes it is not loaded here only for its name.
        var isIsolated = settings.Reading.Isolation == PredictorIsolation.Process;
        var library = isIsolated ? "worker processes" : PaddleLibrary.Path;
        ExtensionsLog.Started(_logger, settings.Workers, string.Join(", ", models.Keys), library, seconds);
        return engines;
    }
}
