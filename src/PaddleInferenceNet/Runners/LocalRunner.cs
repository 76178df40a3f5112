using System.Collections.Immutable;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Runs a model with the library in this process.</summary>
internal sealed class LocalRunner(
    PredictorHandle handle,
    ImmutableArray<TensorInfo> inputs,
    ImmutableArray<TensorInfo> outputs,
    bool hasPlainBuffers,
    bool staysOnOneThread
) : ModelRunner
{
    public override ImmutableArray<TensorInfo> Inputs => inputs;

    public override ImmutableArray<TensorInfo> Outputs => outputs;

    public override string Library => LibraryLoader.Current.Path;

    public override bool HasPlainBuffers => hasPlainBuffers;

    public override bool StaysOnOneThread => staysOnOneThread;

    public override bool IsClosed => handle.IsClosed;

    public override InputPort OpenInput(int index)
    {
        var tensor = PaddleApi.PD_PredictorGetInputHandle(handle, inputs[index].Name);
        NativeErrors.Check(tensor, nameof(PaddleApi.PD_PredictorGetInputHandle));
        return new LocalInput(tensor.KeepAlive(handle));
    }

    public override OutputPort OpenOutput(int index)
    {
        var tensor = PaddleApi.PD_PredictorGetOutputHandle(handle, outputs[index].Name);
        NativeErrors.Check(tensor, nameof(PaddleApi.PD_PredictorGetOutputHandle));
        return new LocalOutput(tensor.KeepAlive(handle));
    }

    public override void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (cancellationToken.CanBeCanceled && LibraryLoader.Current.HasCancellation)
        {
            RunCancellable(cancellationToken);
            return;
        }

        NativeErrors.Check(PaddleApi.PD_PredictorRun(handle), nameof(PaddleApi.PD_PredictorRun));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void RunCancellable(CancellationToken cancellationToken)
    {
        const string Create = nameof(PaddleApi.PDX_CancellationCreate);
        const string RunFunction = nameof(PaddleApi.PDX_PredictorRunCancellable);
        using var cancellation = NativeErrors.Check(PaddleApi.PDX_CancellationCreate(), Create);

        // The end of the registration waits for a request in progress, so the handle outlives it.
        using var registration = cancellationToken.UnsafeRegister(
            static state => PaddleApi.PDX_CancellationRequest((CancellationHandle)state!),
            cancellation
        );
        try
        {
            NativeErrors.Check(PaddleApi.PDX_PredictorRunCancellable(handle, cancellation), RunFunction);
        }
        catch (PaddleException exception) when (exception.Code == PaddleErrorCode.Cancelled)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public override ModelRunner Clone()
    {
        var clone = NativeErrors.Check(PaddleApi.PD_PredictorClone(handle), nameof(PaddleApi.PD_PredictorClone));
        return new LocalRunner(clone, inputs, outputs, hasPlainBuffers, staysOnOneThread);
    }

    public override void ClearIntermediateTensors()
    {
        PaddleApi.PD_PredictorClearIntermediateTensor(handle);
        NativeErrors.Check(nameof(PaddleApi.PD_PredictorClearIntermediateTensor));
    }

    public override ulong TryShrinkMemory()
    {
        var bytes = PaddleApi.PD_PredictorTryShrinkMemory(handle);
        NativeErrors.Check(nameof(PaddleApi.PD_PredictorTryShrinkMemory));
        return bytes;
    }

    public override void Dispose() => handle.Dispose();
}
