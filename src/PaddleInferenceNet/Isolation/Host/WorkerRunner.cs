using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet;

/// <summary>
/// Runs a model in a worker process of its own. Where the worker is gone, the next run starts another, which loads the model
/// again; inputs are in memory of this process too and need not be written again.
/// </summary>
internal sealed class WorkerRunner : ModelRunner
{
    private readonly WorkerRecipe _recipe;
    private readonly ILogger _logger;
    private readonly RestartDelay _delay = new(TimeProvider.System);
    private readonly WorkerTensor[] _inputs;
    private readonly WorkerTensor[] _outputs;
    private WorkerProcess? _worker;
    private int _references = 1;
    private bool _isClosed;

    /// <exception cref="PaddleException">The worker failed, or the model cannot be loaded.</exception>
    public WorkerRunner(WorkerRecipe recipe, ILogger logger)
    {
        _recipe = recipe;
        _logger = logger;
        _worker = Start(out var loaded);
        (Library, Inputs, Outputs) = (loaded.Library, loaded.Inputs, loaded.Outputs);
        _inputs = [.. Inputs.Select((_, i) => new WorkerTensor(i))];
        _outputs = [.. Outputs.Select((_, i) => new WorkerTensor(Inputs.Length + i))];
    }

    public override ImmutableArray<TensorInfo> Inputs { get; }

    public override ImmutableArray<TensorInfo> Outputs { get; }

    public override string Library { get; }

    public override bool HasPlainBuffers => true;

    // A worker makes all native calls on one thread.
    public override bool StaysOnOneThread => false;

    public override bool IsClosed => _isClosed;

    /// <summary>Number of the present worker process; null where it is gone.</summary>
    public int? ProcessId => _worker?.Id;

    private TimeSpan RunLimit => _recipe.Options.RunTimeout;

    public override InputPort OpenInput(int index)
    {
        AddReference();
        return new WorkerInput(this, _inputs[index]);
    }

    public override OutputPort OpenOutput(int index)
    {
        AddReference();
        return new WorkerOutput(this, _outputs[index], index);
    }

    public override void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var use = Use();
        var worker = Ready();
        try
        {
            foreach (var input in _inputs)
            {
                input.Map(worker, nameof(Run), RunLimit);
            }

            var writer = worker.BeginRun();
            foreach (var input in _inputs)
            {
                writer.Byte((byte)(sbyte)input.ElementType).Shape(input.Shape).Levels(input.Levels);
            }

            worker.Ask(nameof(Run), MessageKind.Ran, RunLimit, cancellationToken);
            worker.Read(ReadOutputs);
        }
        catch (Exception exception) when (worker.IsEnded)
        {
            Drop(exception);
            throw;
        }
    }

    public override ModelRunner Clone() => new WorkerRunner(_recipe, _logger);

    public override void ClearIntermediateTensors()
    {
        using var use = Use();
        Unload(
            nameof(ClearIntermediateTensors),
            MessageKind.Clear,
            MessageKind.Done,
            static (ref MessageReader _) => 0
        );
    }

    public override ulong TryShrinkMemory()
    {
        using var use = Use();
        return (ulong)Unload(
            nameof(TryShrinkMemory),
            MessageKind.Shrink,
            MessageKind.Shrunk,
            static (ref MessageReader answer) => answer.Int64()
        );
    }

    /// <summary>Has the elements of an output copied into its memory, once a run.</summary>
    /// <exception cref="WorkerException">The worker, and with it the output, is gone.</exception>
    public void Fetch(WorkerTensor output, int index, TensorElementType type)
    {
        var worker = Holder(nameof(Fetch));
        if (output.FetchedRun == worker.RunNumber)
        {
            return;
        }

        unsafe
        {
            output.Reserve(type);
        }

        try
        {
            output.Map(worker, nameof(Fetch), RunLimit);
            worker.Writer.Begin(MessageKind.Fetch).Int32(index).Byte((byte)(sbyte)type);
            worker.Ask(nameof(Fetch), MessageKind.Done, RunLimit);
            output.FetchedRun = worker.RunNumber;
        }
        catch (WorkerException exception)
        {
            Drop(exception);
            throw;
        }
    }

    /// <summary>Asks for the sequences of an output.</summary>
    /// <exception cref="WorkerException">The worker, and with it the output, is gone.</exception>
    public long[][] ReadLod(int index)
    {
        using var use = Use();
        var worker = Holder(nameof(ReadLod));
        try
        {
            worker.Writer.Begin(MessageKind.ReadLod).Int32(index);
            worker.Ask(nameof(ReadLod), MessageKind.Lod, RunLimit);
            return worker.Read((ref MessageReader answer) => answer.Levels());
        }
        catch (WorkerException exception)
        {
            Drop(exception);
            throw;
        }
    }

    /// <summary>Counts one port less.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        _worker?.Dispose();
        _worker = null;
        foreach (var tensor in _inputs.Concat(_outputs))
        {
            tensor.Dispose();
        }
    }

    public override void Dispose()
    {
        if (!Interlocked.Exchange(ref _isClosed, true))
        {
            Release();
        }
    }

    /// <summary>Keeps worker and memory until the result is disposed, whatever another thread disposes meanwhile.</summary>
    public Usage Use()
    {
        AddReference();
        return new Usage(this);
    }

    private void AddReference()
    {
        int count;
        do
        {
            count = Volatile.Read(ref _references);
            ObjectDisposedException.ThrowIf(count == 0, this);
        } while (Interlocked.CompareExchange(ref _references, count + 1, count) != count);
    }

    private WorkerProcess Holder(string member) =>
        _worker
        ?? throw new WorkerException(
            WorkerFailure.Ended,
            member,
            "The worker process that held the outputs is gone; run again."
        );

    // The present worker where it is well, else another.
    private WorkerProcess Ready()
    {
        if (_worker is { IsReady: true } present && !present.IsAboveCeiling())
        {
            return present;
        }

        if (_worker is { } lost)
        {
            Log.WorkerReplaced(_logger, lost.Id, _recipe.Model);
            lost.Kill();
            _worker = null;
        }

        _delay.ThrowIfTooSoon(nameof(Run));
        var worker = Start(out var loaded);
        if (!IsSameModel(loaded))
        {
            worker.Kill();
            throw ModelFiles.Malformed(
                $"{_recipe.Model} has other inputs or outputs than when the predictor was made; make another."
            );
        }

        foreach (var tensor in _inputs.Concat(_outputs))
        {
            tensor.Unmap();
            tensor.FetchedRun = 0;
        }

        return _worker = worker;
    }

    private bool IsSameModel(LoadedAnswer loaded) =>
        loaded.Inputs.Select(input => input.Name).SequenceEqual(Inputs.Select(input => input.Name))
        && loaded.Outputs.Select(output => output.Name).SequenceEqual(Outputs.Select(output => output.Name));

    private WorkerProcess Start(out LoadedAnswer loaded)
    {
        try
        {
            var worker = _recipe.Start();
            loaded = worker.Read(LoadedAnswer.Read);
            _delay.Succeeded();
            Log.WorkerStarted(_logger, worker.Id, _recipe.Model);
            foreach (var warning in loaded.Warnings)
            {
                Log.WorkerWarned(_logger, worker.Id, warning);
            }

            return worker;
        }
        catch
        {
            _delay.Failed();
            throw;
        }
    }

    private int ReadOutputs(ref MessageReader answer)
    {
        foreach (var output in _outputs)
        {
            output.ElementType = answer.ElementType();
            output.ReadShape(ref answer);
        }

        return _outputs.Length;
    }

    // A worker that is or gets lost is no failure here: what is to be emptied is gone with it.
    private long Unload(string member, MessageKind question, MessageKind answer, WorkerProcess.AnswerReader<long> read)
    {
        if (_worker is not { } worker)
        {
            return 0;
        }

        try
        {
            worker.Writer.Begin(question);
            worker.Ask(member, answer, RunLimit);
            return worker.Read(read);
        }
        catch (WorkerException exception)
        {
            Drop(exception);
            return 0;
        }
    }

    private void Drop(Exception exception)
    {
        Log.WorkerLost(_logger, _recipe.Model, exception.Message);
        _worker = null;
    }

    /// <summary>One reference to a runner.</summary>
    internal readonly ref struct Usage(WorkerRunner runner)
    {
        public void Dispose() => runner.Release();
    }
}
