using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>
/// What a predictor and its tensors share: the runner of the model, what was written and run so far, and the rule that one
/// thread uses them at a time.
/// </summary>
internal sealed class PredictorSession(ModelRunner runner)
{
    private const int NoThread = 0;
    private int _busy;
    private int _owner;

    public ModelRunner Runner => runner;
    public ImmutableArray<TensorInfo> Inputs => runner.Inputs;
    public ImmutableArray<TensorInfo> Outputs => runner.Outputs;
    public ImmutableArray<InputState> InputStates { get; } = [.. runner.Inputs.Select(info => new InputState(info))];

    /// <summary>Counts the runs; outputs read before belong to an older number.</summary>
    public long RunNumber { get; private set; }

    /// <summary>Whether outputs of the last run are there to be read.</summary>
    public bool HasOutputs { get; private set; }

    /// <summary>Takes the turn of the calling thread until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">Another thread is inside this predictor or one of its tensors.</exception>
    public Turn Enter(string member)
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            throw new InvalidOperationException(
                $"{member} was called while another thread uses the same predictor. A predictor serves one thread at a time; use a PredictorPool or Clone."
            );
        }

        if (runner.StaysOnOneThread && IsOnOtherThread())
        {
            Volatile.Write(ref _busy, 0);
            throw new InvalidOperationException(
                $"{member} was called on a second thread. The loaded release of the library can end the process there; use one thread, or load another release."
            );
        }

        return new Turn(this);
    }

    private bool IsOnOtherThread()
    {
        var current = Environment.CurrentManagedThreadId;
        if (_owner == NoThread)
        {
            _owner = current;
        }

        return _owner != current;
    }

    public void Run(CancellationToken cancellationToken)
    {
        foreach (var input in InputStates)
        {
            input.ThrowIfNotWritten();
        }

        HasOutputs = false;
        RunNumber++;
        runner.Run(cancellationToken);
        HasOutputs = true;
    }

    /// <summary>Forgets inputs and outputs, which the library has emptied.</summary>
    public void Forget()
    {
        HasOutputs = false;
        RunNumber++;
        foreach (var input in InputStates)
        {
            input.Forget();
        }
    }

    /// <summary>The turn of one thread.</summary>
    internal readonly ref struct Turn(PredictorSession session)
    {
        public void Dispose() => Volatile.Write(ref session._busy, 0);
    }
}
