using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PaddleInferenceNet;

/// <summary>A fixed number of predictors that share one set of weights, lent to one user each. For use from many threads.</summary>
public sealed class PredictorPool : IDisposable
{
    private const int MaxSize = 1024;

    private readonly Lock _gate = new();
    private readonly Stack<Predictor> _idle = new();
    private readonly SemaphoreSlim _free;
    private readonly CancellationTokenSource _closing = new();
    private readonly long _memoryCeiling;
    private readonly Func<long> _memoryInUse;
    private readonly ILogger _logger;
    private bool _disposed;

    /// <summary>Loads the model once and clones it, so that no rent has to wait for a load.</summary>
    /// <param name="config">The recipe of every predictor.</param>
    /// <param name="size">Predictors in the pool, 1 to 1024; each has activations of its own.</param>
    /// <param name="logger">Gets load times and warnings; none by default.</param>
    /// <param name="memoryCeilingBytes">
    /// Resident memory of the process above which a predictor that is given back gives up its activations first; 0 for no
    /// ceiling.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the ceiling is outside its range.</exception>
    /// <exception cref="PaddleException">The model cannot be loaded; see <see cref="Predictor.Create"/>.</exception>
    public PredictorPool(PaddleConfig config, int size, ILogger<Predictor>? logger = null, long memoryCeilingBytes = 0)
        : this(config, size, logger, memoryCeilingBytes, () => Environment.WorkingSet) { }

    internal PredictorPool(
        PaddleConfig config,
        int size,
        ILogger<Predictor>? logger,
        long memoryCeilingBytes,
        Func<long> memoryInUse
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(memoryCeilingBytes);
        if (size is < 1 or > MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, $"size must be 1 to {MaxSize}.");
        }

        Size = size;
        _memoryCeiling = memoryCeilingBytes;
        _memoryInUse = memoryInUse;
        _logger = (ILogger?)logger ?? NullLogger.Instance;
        try
        {
            var first = Predictor.Create(config, logger);
            _idle.Push(first);
            while (_idle.Count < size)
            {
                _idle.Push(first.Clone());
            }
        }
        catch
        {
            DisposeIdle();
            throw;
        }

        _free = new SemaphoreSlim(size, size);
        Log.PoolOpened(_logger, size, config.Model.ToString());
    }

    /// <summary>Predictors in the pool, lent ones included.</summary>
    public int Size { get; }

    /// <summary>Waits for a predictor and lends it until the lease is disposed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="ObjectDisposedException">The pool is or becomes disposed.</exception>
    public PredictorLease Rent(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            _free.Wait(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(PredictorPool));
        }

        return Lend();
    }

    /// <summary>As <see cref="Rent"/>, without holding the thread while waiting.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="ObjectDisposedException">The pool is or becomes disposed.</exception>
    public async ValueTask<PredictorLease> RentAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await _free.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(PredictorPool));
        }

        return Lend();
    }

    /// <summary>Releases idle predictors now and lent ones when they are given back; whoever waits gets <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            DisposeIdle();
        }

        _closing.Cancel();
    }

    internal void Return(Predictor predictor)
    {
        try
        {
            RecycleAboveCeiling(predictor);
        }
        finally
        {
            TakeBack(predictor);
        }
    }

    private void TakeBack(Predictor predictor)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                predictor.Dispose();
                return;
            }

            _idle.Push(predictor);
        }

        _free.Release();
    }

    // On the thread that gives back, before anyone else can have the predictor.
    private void RecycleAboveCeiling(Predictor predictor)
    {
        var bytes = _memoryCeiling > 0 ? _memoryInUse() : 0;
        if (bytes > _memoryCeiling)
        {
            predictor.TryShrinkMemory();
            Log.PoolRecycled(_logger, bytes, _memoryCeiling);
        }
    }

    private PredictorLease Lend()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new PredictorLease(this, _idle.Pop());
        }
    }

    private void DisposeIdle()
    {
        while (_idle.TryPop(out var predictor))
        {
            predictor.Dispose();
        }
    }
}
