using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>Owns a native predictor, which lives until this handle and the handles of its tensors are released.</summary>
internal sealed unsafe class PredictorHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public PredictorHandle()
        : base(ownsHandle: true) { }

    protected override bool ReleaseHandle()
    {
        PaddleApi.PD_PredictorDestroy((PD_Predictor*)handle);
        return true;
    }
}
