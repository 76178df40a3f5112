using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Extensions.Diagnostics;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>
/// A thread with engines of its own that takes jobs from the queue. Networks keep a thread busy for long: on threads of the
/// pool they would keep the rest of the application from running.
/// </summary>
internal sealed class OcrWorker
{
    private readonly OcrQueue _queue;
    private readonly LanguageEngines _engines;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly OcrMetrics _metrics;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopNow;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _startedAt;

    public OcrWorker(
        OcrQueue queue,
        LanguageEngines engines,
        TimeSpan limit,
        TimeProvider time,
        OcrMetrics metrics,
        ILogger logger,
        CancellationToken stopNow
    )
    {
        _queue = queue;
        _engines = engines;
        _limit = limit;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _stopNow = stopNow;
    }

    /// <summary>Ends when the queue is closed and empty and the last job is done.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How long it has been busy with its job; zero where it has none.</summary>
    public TimeSpan Busy =>
        Interlocked.Read(ref _startedAt) is var start and not 0 ? _time.GetElapsedTime(start) : TimeSpan.Zero;

    public void Start(int number) => new Thread(Loop) { IsBackground = true, Name = $"paddle-ocr {number}" }.Start();

    private void Loop()
    {
        while (_queue.Take() is { } job)
        {
            var wait = _time.GetElapsedTime(job.Created);
            if (_stopNow.IsCancellationRequested)
            {
                job.FailWaiting(new OcrNotRunningException());
            }
            else if (job.TryStart(wait))
            {
                _metrics.Started(job.Operation, wait);
                Run(job);
            }
        }

        _engines.Dispose();
        _ended.SetResult();
    }

    private void Run(OcrJob job)
    {
        var start = _time.GetTimestamp();
        Interlocked.Exchange(ref _startedAt, start);
        using var activity = OcrTelemetry.Source.StartActivity(
            $"ocr {job.Operation}",
            ActivityKind.Internal,
            job.Parent
        );
        activity?.SetTag("ocr.language", job.Language).SetTag("ocr.wait_ms", job.Wait.TotalMilliseconds);
        using CancellationTokenSource late = new(_limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(job.Caller, late.Token, _stopNow);
        try
        {
            job.Run(_engines[job.Language], either.Token);
        }
        catch (OperationCanceledException) when (job.Caller.IsCancellationRequested)
        {
            job.Cancel();
        }
        catch (OperationCanceledException) when (_stopNow.IsCancellationRequested)
        {
            job.Fail(new OcrNotRunningException());
        }
        catch (OperationCanceledException)
        {
            job.Fail(new OcrTimeoutException(OcrPhase.Reading, _limit, _queue.RetryAfter));
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            Log(job, exception);
            job.Fail(exception);
        }
        finally
        {
            var duration = _time.GetElapsedTime(start);
            Interlocked.Exchange(ref _startedAt, 0);
            _queue.Finished(duration);
            _metrics.Ended(job.Operation, duration);
        }
    }

    private void Log(OcrJob job, Exception exception)
    {
        if (exception is Ocr.ImageFormatException)
        {
            ExtensionsLog.PictureRefused(_logger, job.Operation, exception.Message);
        }
        else
        {
            ExtensionsLog.JobFailed(_logger, job.Operation, exception);
        }
    }
}
