using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>
/// What runs one loaded model: the native library in this process, or a worker process that has loaded it. It is used by one
/// thread at a time, and lives until it and all its ports are disposed.
/// </summary>
internal abstract class ModelRunner : IDisposable
{
    /// <summary>The inputs in feed order, as the model declares them.</summary>
    public abstract ImmutableArray<TensorInfo> Inputs { get; }

    /// <summary>The outputs in fetch order, as the model declares them.</summary>
    public abstract ImmutableArray<TensorInfo> Outputs { get; }

    /// <summary>The file of the library that runs the model.</summary>
    public abstract string Library { get; }

    /// <summary>Whether output buffers hold the elements in the order of the shape; oneDNN may block them.</summary>
    public abstract bool HasPlainBuffers { get; }

    /// <summary>Whether the release can end the process once a second thread comes.</summary>
    public abstract bool StaysOnOneThread { get; }

    public abstract bool IsClosed { get; }

    public abstract InputPort OpenInput(int index);

    public abstract OutputPort OpenOutput(int index);

    /// <summary>Runs the model on what the input ports hold.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; there are no outputs.</exception>
    public abstract void Run(CancellationToken cancellationToken);

    /// <summary>Makes a second runner of the same model.</summary>
    public abstract ModelRunner Clone();

    /// <summary>Empties all tensors but the weights.</summary>
    public abstract void ClearIntermediateTensors();

    /// <summary>Empties all tensors but the weights and gives the memory back.</summary>
    /// <returns>Bytes given back.</returns>
    public abstract ulong TryShrinkMemory();

    public abstract void Dispose();
}
