using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>Owns a native configuration.</summary>
internal sealed unsafe class ConfigHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public ConfigHandle()
        : base(ownsHandle: true) { }

    /// <summary>Forgets the configuration where the library has freed it itself, as it did before 2.5.</summary>
    internal void ForgetIfTaken(bool libraryTakesConfig)
    {
        if (libraryTakesConfig)
        {
            SetHandleAsInvalid();
        }
    }

    protected override bool ReleaseHandle()
    {
        PaddleApi.PD_ConfigDestroy((PD_Config*)handle);
        return true;
    }
}
