using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>
/// A loaded model with its own activations. It serves one thread at a time and says so when misused; for parallel work
/// use a <see cref="PredictorPool"/>. Its tensors keep the native part alive after it is disposed.
/// </summary>
public sealed class Predictor : IDisposable
{
    private readonly PredictorSession _session;
    private readonly PaddleConfig _config;
    private readonly ILogger _logger;

    private Predictor(ModelRunner runner, PaddleConfig config, ILogger logger)
    {
        _session = new PredictorSession(runner);
        _config = config;
        _logger = logger;
    }

    /// <summary>What runs the model.</summary>
    internal ModelRunner Runner => _session.Runner;

    /// <summary>The inputs in feed order, as the model declares them.</summary>
    public IReadOnlyList<TensorInfo> Inputs => _session.Inputs;

    /// <summary>The outputs in fetch order, as the model declares them.</summary>
    public IReadOnlyList<TensorInfo> Outputs => _session.Outputs;

    /// <summary>Loads a model.</summary>
    /// <param name="config">The recipe; it stays usable for more predictors.</param>
    /// <param name="logger">Gets load times and warnings; none by default.</param>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    /// <exception cref="ModelFormatException">A model file is absent, unreadable or broken.</exception>
    /// <exception cref="UnsupportedOperatorException">The model needs an operator that the library lacks.</exception>
    /// <exception cref="NativeLibraryLoadException">No native library could be loaded.</exception>
    /// <exception cref="WorkerException">The worker process of an isolated predictor failed.</exception>
    /// <exception cref="PaddleException">The library fails for another reason.</exception>
    public static Predictor Create(PaddleConfig config, ILogger<Predictor>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        ILogger log = logger ?? NullLogger<Predictor>.Instance;
        var started = Stopwatch.GetTimestamp();
        var runner = CreateRunner(config, log);
        var elapsedMs = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Log.ModelLoaded(log, config.Model.ToString(), elapsedMs, config.Threads, runner.Library);
        return new Predictor(runner, config, log);
    }

    /// <summary>Makes a view of an input. Ask once and keep it: each call makes a new one.</summary>
    /// <exception cref="ArgumentException">The model has no input of that name; the message lists those it has.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public InputTensor GetInput(string name) => GetInput(IndexOf(_session.Inputs, name, "input"));

    /// <summary>Makes a view of the input at a place of <see cref="Inputs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public InputTensor GetInput(int index = 0)
    {
        using var turn = Enter(nameof(GetInput));
        CheckIndex(index, _session.Inputs.Length);
        return new InputTensor(_session, _session.InputStates[index], _session.Runner.OpenInput(index));
    }

    /// <summary>Makes a view of an output. Ask once and keep it: each call makes a new one.</summary>
    /// <exception cref="ArgumentException">The model has no output of that name; the message lists those it has.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public OutputTensor GetOutput(string name) => GetOutput(IndexOf(_session.Outputs, name, "output"));

    /// <summary>Makes a view of the output at a place of <see cref="Outputs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public OutputTensor GetOutput(int index = 0)
    {
        using var turn = Enter(nameof(GetOutput));
        CheckIndex(index, _session.Outputs.Length);
        return new OutputTensor(_session, _session.Outputs[index], _session.Runner.OpenOutput(index));
    }

    /// <summary>Runs the model once; returns when the outputs are there.</summary>
    /// <exception cref="InvalidOperationException">An input is not written, or another thread is using the predictor.</exception>
    /// <exception cref="ShapeMismatchException">The network cannot take the shapes that were set.</exception>
    /// <exception cref="WorkerException">The worker process of an isolated predictor failed; the next run starts another.</exception>
    /// <exception cref="PaddleException">The library fails for another reason.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public void Run() => Run(CancellationToken.None);

    /// <summary>
    /// Runs the model once; returns when the outputs are there. After a cancellation there are none, the inputs stay, and the
    /// predictor can run again.
    /// </summary>
    /// <param name="cancellationToken">
    /// Ends the run: with the embedded runtime between two operators, with an official library before or after the whole run,
    /// which then is of no use. A worker process that does not come back within half a second is ended.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">An input is not written, or another thread is using the predictor.</exception>
    /// <exception cref="ShapeMismatchException">The network cannot take the shapes that were set.</exception>
    /// <exception cref="WorkerException">The worker process of an isolated predictor failed; the next run starts another.</exception>
    /// <exception cref="PaddleException">The library fails for another reason.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        using var turn = Enter(nameof(Run));
        _session.Run(cancellationToken);
    }

    /// <summary>Makes a second predictor on the same weights, with activations of its own; each may outlive the other.</summary>
    /// <exception cref="InvalidOperationException">Another thread is using this predictor, or it runs on a stream of the caller.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public Predictor Clone()
    {
        if (_config.Gpu.Stream != 0)
        {
            throw new InvalidOperationException(
                "A predictor on a stream of the caller (Gpu.Stream) cannot be cloned; create another one."
            );
        }

        using var turn = Enter(nameof(Clone));
        Predictor clone = new(_session.Runner.Clone(), _config, _logger);
        Log.PredictorCloned(_logger, _config.Model.ToString());
        return clone;
    }

    /// <summary>Empties all tensors but the weights; inputs must be written again before the next run.</summary>
    /// <exception cref="InvalidOperationException">Another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public void ClearIntermediateTensors()
    {
        using var turn = Enter(nameof(ClearIntermediateTensors));
        _session.Forget();
        _session.Runner.ClearIntermediateTensors();
    }

    /// <summary>Empties all tensors but the weights and gives the memory back; inputs must be written again before the next run.</summary>
    /// <returns>Bytes given back.</returns>
    /// <exception cref="InvalidOperationException">Another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public ulong TryShrinkMemory()
    {
        using var turn = Enter(nameof(TryShrinkMemory));
        _session.Forget();
        var bytes = _session.Runner.TryShrinkMemory();
        Log.MemoryShrunk(_logger, bytes);
        return bytes;
    }

    /// <summary>Releases the predictor. Tensors taken from it stay usable; the native part goes with the last of them.</summary>
    public void Dispose() => _session.Runner.Dispose();

    private static ModelRunner CreateRunner(PaddleConfig config, ILogger logger)
    {
        if (config.Isolation == PredictorIsolation.Process)
        {
            return new WorkerRunner(new WorkerRecipe(config), logger);
        }

        LogLibrary(logger);
        return PredictorFactory.Create(config, config.Model.Open(), logger);
    }

    // Once a process: the library stays the same.
    private static void LogLibrary(ILogger logger)
    {
        foreach (var attempt in LibraryLoader.TakeUnloggedAttempts())
        {
            Log.LibraryTried(logger, attempt.Path, attempt.Origin, attempt.Reason);
        }
    }

    private PredictorSession.Turn Enter(string member)
    {
        ObjectDisposedException.ThrowIf(_session.Runner.IsClosed, this);
        return _session.Enter(member);
    }

    private static int IndexOf(ImmutableArray<TensorInfo> tensors, string name, string role)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Name == name)
            {
                return i;
            }
        }

        var known = string.Join(", ", tensors.Select(tensor => $"'{tensor.Name}'"));
        throw new ArgumentException($"The model has no {role} '{name}'; it has {known}.", nameof(name));
    }

    private static void CheckIndex(int index, int count)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The model has {count} of them, from 0.");
        }
    }
}
