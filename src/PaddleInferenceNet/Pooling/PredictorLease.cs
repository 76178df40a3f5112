namespace PaddleInferenceNet;

/// <summary>The right to use one predictor of a pool until it is disposed.</summary>
public sealed class PredictorLease : IDisposable
{
    private readonly PredictorPool _pool;
    private Predictor? _predictor;

    internal PredictorLease(PredictorPool pool, Predictor predictor)
    {
        _pool = pool;
        _predictor = predictor;
    }

    /// <summary>The predictor, for one thread at a time.</summary>
    /// <exception cref="ObjectDisposedException">It is given back.</exception>
    public Predictor Predictor
    {
        get
        {
            var predictor = _predictor;
            ObjectDisposedException.ThrowIf(predictor is null, this);
            return predictor;
        }
    }

    /// <summary>Gives the predictor back; the second time does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _predictor, null) is { } predictor)
        {
            _pool.Return(predictor);
        }
    }
}
