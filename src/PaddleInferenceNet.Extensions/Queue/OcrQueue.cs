using System.Threading.Channels;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions.Diagnostics;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>The bounded queue between callers and workers.</summary>
/// <remarks>A job whose caller left keeps its place until a worker passes it, so the bound holds for memory too.</remarks>
internal sealed class OcrQueue
{
    private readonly Channel<OcrJob> _jobs;
    private readonly PaddleOcrOptions _options;
    private readonly TimeProvider _time;
    private readonly OcrMetrics _metrics;
    private readonly WaitEstimate _estimate;
    private volatile bool _isOpen;

    public OcrQueue(IOptions<PaddleOcrOptions> options, TimeProvider time, OcrMetrics metrics)
    {
        _options = options.Value;
        _time = time;
        _metrics = metrics;
        _estimate = new WaitEstimate(_options.Workers);
        _jobs = Channel.CreateBounded<OcrJob>(_options.QueueCapacity);
        metrics.ObserveQueue(() => Depth);
    }

    /// <summary>Whether jobs are taken.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Jobs that wait.</summary>
    public int Depth => _jobs.Reader.Count;

    /// <summary>Jobs that may wait.</summary>
    public int Capacity => _options.QueueCapacity;

    /// <summary>After what time a job that comes now would have been done.</summary>
    public TimeSpan RetryAfter => _estimate.For(Depth);

    /// <summary>Takes jobs from now on.</summary>
    public void Open() => _isOpen = true;

    /// <summary>Takes no more jobs; those that wait are still handed out.</summary>
    public void Close()
    {
        _isOpen = false;
        _jobs.Writer.TryComplete();
    }

    /// <summary>Runs a job on a worker.</summary>
    /// <param name="job">A new job.</param>
    /// <param name="waitsForPlace">Whether it waits where the queue is full, rather than being refused.</param>
    public async Task<T> RunAsync<T>(OcrJob<T> job, bool waitsForPlace)
    {
        try
        {
            return await EnqueueAndWaitAsync(job, waitsForPlace).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _metrics.Failed(job.Operation, exception);
            throw;
        }
    }

    /// <summary>The next job, waiting for it; null after the last one.</summary>
    public OcrJob? Take()
    {
        // Workers have threads of their own, which may block.
        while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            if (_jobs.Reader.TryRead(out var job))
            {
                return job;
            }
        }

        return null;
    }

    /// <summary>Notes how long a worker was busy with a job.</summary>
    public void Finished(TimeSpan duration) => _estimate.Add(duration);

    private async Task<T> EnqueueAndWaitAsync<T>(OcrJob<T> job, bool waitsForPlace)
    {
        job.Caller.ThrowIfCancellationRequested();
        if (!_isOpen)
        {
            throw new OcrNotRunningException();
        }

        using CancellationTokenSource patience = new(_options.QueueTimeout, _time);
        await using var leave = job.Caller.Register(job.CancelWaiting).ConfigureAwait(false);
        await using var expire = patience.Token.Register(() => Expire(job)).ConfigureAwait(false);
        if (!_jobs.Writer.TryWrite(job))
        {
            if (!waitsForPlace)
            {
                throw _isOpen ? new OcrQueueFullException(Capacity, RetryAfter) : new OcrNotRunningException();
            }

            await WaitForPlaceAsync(job, patience.Token).ConfigureAwait(false);
        }

        return await job.Result.ConfigureAwait(false);
    }

    private async Task WaitForPlaceAsync(OcrJob job, CancellationToken patience)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(job.Caller, patience);
        try
        {
            while (await _jobs.Writer.WaitToWriteAsync(either.Token).ConfigureAwait(false))
            {
                if (_jobs.Writer.TryWrite(job))
                {
                    return;
                }
            }

            job.FailWaiting(new OcrNotRunningException());
        }
        catch (OperationCanceledException)
        {
            // Whatever ended the wait ends the job as well, and says why.
        }
    }

    private void Expire(OcrJob job) =>
        job.FailWaiting(new OcrTimeoutException(OcrPhase.Waiting, _options.QueueTimeout, RetryAfter));
}
