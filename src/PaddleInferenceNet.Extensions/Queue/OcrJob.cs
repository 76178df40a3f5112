using System.Diagnostics;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>A piece of work: waits in the queue, runs at most once, and ends exactly once.</summary>
internal abstract class OcrJob(string operation, string language, long created, CancellationToken caller)
{
    private const int Waiting = 0;
    private const int Left = 1;

    private int _state = Waiting;

    /// <summary>What is done, as metrics and traces name it.</summary>
    public string Operation { get; } = operation;

    /// <summary>Code of a loaded language.</summary>
    public string Language { get; } = language;

    /// <summary>Time stamp of its making.</summary>
    public long Created { get; } = created;

    /// <summary>Time it waited; set when it starts.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Set when nobody wants the result any more.</summary>
    public CancellationToken Caller { get; } = caller;

    /// <summary>The trace that it belongs to; workers have threads of their own, to which no context flows.</summary>
    public ActivityContext Parent { get; } = Activity.Current?.Context ?? default;

    /// <summary>Takes it out of the waiting state for a worker; false where it has ended already.</summary>
    public bool TryStart(TimeSpan wait)
    {
        if (!TryLeave())
        {
            return false;
        }

        Wait = wait;
        return true;
    }

    /// <summary>Ends it unless a worker has it: then the worker sees the end of the caller by itself.</summary>
    public void CancelWaiting()
    {
        if (TryLeave())
        {
            Cancel();
        }
    }

    /// <summary>Ends it with a failure unless a worker has it.</summary>
    public void FailWaiting(Exception exception)
    {
        if (TryLeave())
        {
            Fail(exception);
        }
    }

    /// <summary>Does the work of a started job and ends it; what goes wrong is thrown and does not end it.</summary>
    public abstract void Run(OcrEngine engine, CancellationToken cancellationToken);

    /// <summary>Ends a started job because its caller left.</summary>
    public abstract void Cancel();

    /// <summary>Ends a started job with a failure.</summary>
    public abstract void Fail(Exception exception);

    private bool TryLeave() => Interlocked.CompareExchange(ref _state, Left, Waiting) == Waiting;
}

/// <summary>A piece of work with a result.</summary>
/// <param name="operation">What is done.</param>
/// <param name="language">Code of a loaded language.</param>
/// <param name="created">Time stamp of its making.</param>
/// <param name="work">Runs on the thread of a worker.</param>
/// <param name="caller">Set when nobody wants the result any more.</param>
internal sealed class OcrJob<T>(
    string operation,
    string language,
    long created,
    Func<OcrEngine, CancellationToken, T> work,
    CancellationToken caller
) : OcrJob(operation, language, created, caller)
{
    // Continuations must not run on the thread of a worker.
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Result => _result.Task;

    public override void Run(OcrEngine engine, CancellationToken cancellationToken) =>
        _result.SetResult(work(engine, cancellationToken));

    public override void Cancel() => _result.SetCanceled(Caller);

    public override void Fail(Exception exception) => _result.SetException(exception);
}
