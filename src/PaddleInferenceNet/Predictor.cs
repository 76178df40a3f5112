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

    private Predictor(PredictorSession session, PaddleConfig config, ILogger logger)
    {
        _session = session;
        _config = config;
        _logger = logger;
    }

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
    /// <exception cref="PaddleException">The library fails for another reason.</exception>
    public static Predictor Create(PaddleConfig config, ILogger<Predictor>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        ILogger log = logger ?? NullLogger<Predictor>.Instance;
        LogLibrary(log);
        var started = Stopwatch.GetTimestamp();
        var session = PredictorFactory.Create(config, config.Model.Open(), log);
        var elapsedMs = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Log.ModelLoaded(log, config.Model.ToString(), elapsedMs, config.Threads, PaddleLibrary.Path);
        return new Predictor(session, config, log);
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
        var handle = PaddleApi.PD_PredictorGetInputHandle(_session.Handle, _session.Inputs[index].Name);
        NativeErrors.Check(handle, nameof(PaddleApi.PD_PredictorGetInputHandle));
        return new InputTensor(_session, _session.InputStates[index], handle.KeepAlive(_session.Handle));
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
        var handle = PaddleApi.PD_PredictorGetOutputHandle(_session.Handle, _session.Outputs[index].Name);
        NativeErrors.Check(handle, nameof(PaddleApi.PD_PredictorGetOutputHandle));
        return new OutputTensor(_session, _session.Outputs[index], handle.KeepAlive(_session.Handle));
    }

    /// <summary>Runs the model once; returns when the outputs are there.</summary>
    /// <exception cref="InvalidOperationException">An input is not written, or another thread is using the predictor.</exception>
    /// <exception cref="ShapeMismatchException">The network cannot take the shapes that were set.</exception>
    /// <exception cref="PaddleException">The library fails for another reason.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public void Run()
    {
        using var turn = Enter(nameof(Run));
        _session.Run();
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
        Predictor clone = new(PredictorFactory.Clone(_session), _config, _logger);
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
        PaddleApi.PD_PredictorClearIntermediateTensor(_session.Handle);
        NativeErrors.Check(nameof(PaddleApi.PD_PredictorClearIntermediateTensor));
    }

    /// <summary>Empties all tensors but the weights and gives the memory back; inputs must be written again before the next run.</summary>
    /// <returns>Bytes given back.</returns>
    /// <exception cref="InvalidOperationException">Another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public ulong TryShrinkMemory()
    {
        using var turn = Enter(nameof(TryShrinkMemory));
        _session.Forget();
        var bytes = PaddleApi.PD_PredictorTryShrinkMemory(_session.Handle);
        NativeErrors.Check(nameof(PaddleApi.PD_PredictorTryShrinkMemory));
        Log.MemoryShrunk(_logger, bytes);
        return bytes;
    }

    /// <summary>Releases the predictor. Tensors taken from it stay usable; the native part goes with the last of them.</summary>
    public void Dispose() => _session.Handle.Dispose();

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
        ObjectDisposedException.ThrowIf(_session.Handle.IsClosed, this);
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
