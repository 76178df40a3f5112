using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>A native cancellation; only the embedded runtime has them.</summary>
internal sealed unsafe class CancellationHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public CancellationHandle()
        : base(ownsHandle: true) { }

    protected override bool ReleaseHandle()
    {
        PaddleApi.PDX_CancellationDestroy((PDX_Cancellation*)handle);
        return true;
    }
}
