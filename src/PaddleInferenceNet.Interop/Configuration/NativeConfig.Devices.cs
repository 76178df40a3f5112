namespace PaddleInferenceNet.Interop;

/// <summary>Devices.</summary>
internal sealed unsafe partial class NativeConfig
{
    public bool UsesGpu => Ask(nameof(PaddleApi.PD_ConfigUseGpu), PaddleApi.PD_ConfigUseGpu);

    public bool UsesCudnn => Ask(nameof(PaddleApi.PD_ConfigCudnnEnabled), PaddleApi.PD_ConfigCudnnEnabled);

    public bool UsesMultiStream =>
        Ask(nameof(PaddleApi.PD_ConfigThreadLocalStreamEnabled), PaddleApi.PD_ConfigThreadLocalStreamEnabled);

    public bool UsesXpu => Ask(nameof(PaddleApi.PD_ConfigUseXpu), PaddleApi.PD_ConfigUseXpu);

    public bool UsesCustomDevice => Ask(nameof(PaddleApi.PD_ConfigUseCustomDevice), PaddleApi.PD_ConfigUseCustomDevice);

    public int GpuDeviceId => PaddleApi.PD_ConfigGpuDeviceId(Handle);

    public int GpuPoolMb => PaddleApi.PD_ConfigMemoryPoolInitSizeMb(Handle);

    /// <summary>The pool's share of the memory of the device; 0 without a GPU.</summary>
    public float GpuPoolFraction => PaddleApi.PD_ConfigFractionOfGpuMemoryForPool(Handle);

    public int XpuDeviceId => PaddleApi.PD_ConfigXpuDeviceId(Handle);

    public int CustomDeviceId => PaddleApi.PD_ConfigCustomDeviceId(Handle);

    public string CustomDeviceType => TakeText(PaddleApi.PD_ConfigCustomDeviceType(Handle));

    public void DisableGpu() => PaddleApi.PD_ConfigDisableGpu(Handle);

    /// <exception cref="NotSupportedException">A precision other than float32 before 2.5.</exception>
    public void EnableGpu(ulong poolMb, int deviceId, PD_PrecisionType precision)
    {
        const string Function = nameof(PaddleApi.PD_ConfigEnableUseGpu);
        Require(Function);
        if (Abi.GpuHasPrecision)
        {
            PaddleApi.PD_ConfigEnableUseGpu(Handle, poolMb, deviceId, precision);
        }
        else if (precision == PD_PrecisionType.PD_PRECISION_FLOAT32)
        {
            ((delegate* unmanaged<nint, ulong, int, void>)Export(Function))(Pointer, poolMb, deviceId);
        }
        else
        {
            throw Unsupported(Function, "precision", "2.5");
        }
    }

    public void EnableCudnn()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableCudnn));
        PaddleApi.PD_ConfigEnableCudnn(Handle);
    }

    public void EnableMultiStream()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableGpuMultiStream));
        PaddleApi.PD_ConfigEnableGpuMultiStream(Handle);
    }

    /// <param name="stream">A CUDA stream of the caller; not zero.</param>
    public void SetExecStream(nint stream)
    {
        Require(nameof(PaddleApi.PD_ConfigSetExecStream));
        PaddleApi.PD_ConfigSetExecStream(Handle, (void*)stream);
    }

    /// <summary>Uses the XPU; a library that is built without it would end the process, and is left as it is.</summary>
    /// <exception cref="NotSupportedException">The library has no parameter for a setting that is not its default.</exception>
    public void EnableXpu(XpuArguments arguments)
    {
        const string Function = nameof(PaddleApi.PD_ConfigEnableXpu);
        Require(Function);
        if (!_library.IsBuiltWith(BuildMarks.Xpu))
        {
            return;
        }

        if (Abi.XpuParameters < 8 && arguments.MultiStream)
        {
            throw Unsupported(Function, "enable_multi_stream", "2.5");
        }

        if (Abi.XpuParameters < 7 && arguments != new XpuArguments { L3WorkspaceBytes = arguments.L3WorkspaceBytes })
        {
            throw Unsupported(Function, "parameter besides l3_workspace_size", "2.2");
        }

        CallEnableXpu(Function, arguments);
    }

    /// <exception cref="NotSupportedException">There are no plug-in devices before 2.5, and no precision before 2.6.</exception>
    public void EnableCustomDevice(string type, int deviceId, PD_PrecisionType precision)
    {
        const string Function = nameof(PaddleApi.PD_ConfigEnableCustomDevice);
        Require(Function);
        if (Abi.CustomDeviceHasPrecision)
        {
            PaddleApi.PD_ConfigEnableCustomDevice(Handle, type, deviceId, precision);
            return;
        }

        if (precision != PD_PrecisionType.PD_PRECISION_FLOAT32)
        {
            throw Unsupported(Function, "precision", "2.6");
        }

        using Utf8Array text = new([type]);
        ((delegate* unmanaged<nint, byte*, int, void>)Export(Function))(Pointer, text.Pointers[0], deviceId);
    }

    private void CallEnableXpu(string function, XpuArguments arguments)
    {
        using Utf8Array texts = new([arguments.AutotuneFile, arguments.Precision]);
        var locked = arguments.Locked.ToPdBool();
        var autotune = arguments.Autotune.ToPdBool();
        var adaptive = arguments.AdaptiveSequenceLength.ToPdBool();
        switch (Abi.XpuParameters)
        {
            case 8:
                ((delegate* unmanaged<nint, int, PdBool, PdBool, byte*, byte*, PdBool, PdBool, void>)Export(function))(
                    Pointer,
                    arguments.L3WorkspaceBytes,
                    locked,
                    autotune,
                    texts.Pointers[0],
                    texts.Pointers[1],
                    adaptive,
                    arguments.MultiStream.ToPdBool()
                );
                break;
            case 7:
                ((delegate* unmanaged<nint, int, PdBool, PdBool, byte*, byte*, PdBool, void>)Export(function))(
                    Pointer,
                    arguments.L3WorkspaceBytes,
                    locked,
                    autotune,
                    texts.Pointers[0],
                    texts.Pointers[1],
                    adaptive
                );
                break;
            default:
                ((delegate* unmanaged<nint, int, void>)Export(function))(Pointer, arguments.L3WorkspaceBytes);
                break;
        }
    }
}
