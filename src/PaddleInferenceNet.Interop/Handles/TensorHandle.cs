using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>Owns a native view of one input or output and keeps the predictor that it looks into.</summary>
internal sealed unsafe class TensorHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private PredictorHandle? _owner;

    public TensorHandle()
        : base(ownsHandle: true) { }

    /// <summary>Makes the predictor outlive this view.</summary>
    /// <exception cref="ObjectDisposedException">The predictor is already released.</exception>
    internal TensorHandle KeepAlive(PredictorHandle owner)
    {
        var added = false;
        owner.DangerousAddRef(ref added);
        _owner = owner;
        return this;
    }

    protected override bool ReleaseHandle()
    {
        PaddleApi.PD_TensorDestroy((PD_Tensor*)handle);
        _owner?.DangerousRelease();
        return true;
    }
}
