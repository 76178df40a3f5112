namespace PaddleInferenceNet.Interop;

/// <summary>Graph, memory, logs and passes.</summary>
internal sealed unsafe partial class NativeConfig
{
    private const ulong BytesPerMb = 1 << 20;

    public bool OptimizesGraph => Ask(nameof(PaddleApi.PD_ConfigIrOptim), PaddleApi.PD_ConfigIrOptim);

    public bool OptimizesMemory =>
        Ask(nameof(PaddleApi.PD_ConfigMemoryOptimEnabled), PaddleApi.PD_ConfigMemoryOptimEnabled);

    public bool Profiles => Ask(nameof(PaddleApi.PD_ConfigProfileEnabled), PaddleApi.PD_ConfigProfileEnabled);

    public bool IsMuted => Ask(nameof(PaddleApi.PD_ConfigGlogInfoDisabled), PaddleApi.PD_ConfigGlogInfoDisabled);

    public bool UsesNewExecutor =>
        Ask(nameof(PaddleApi.PD_ConfigNewExecutorEnabled), PaddleApi.PD_ConfigNewExecutorEnabled);

    public bool UsesNewIr => Ask(nameof(PaddleApi.PD_ConfigNewIREnabled), PaddleApi.PD_ConfigNewIREnabled);

    public void SwitchGraphOptimization(bool on) => PaddleApi.PD_ConfigSwitchIrOptim(Handle, on.ToPdBool());

    public void SwitchMemoryOptimization(bool on)
    {
        const string Function = nameof(PaddleApi.PD_ConfigEnableMemoryOptim);
        if (Abi.MemoryOptimHasSwitch)
        {
            PaddleApi.PD_ConfigEnableMemoryOptim(Handle, on.ToPdBool());
        }
        else if (on)
        {
            // Off is the state of a new configuration.
            ((delegate* unmanaged<nint, void>)Export(Function))(Pointer);
        }
    }

    /// <summary>The most memory that a model may take, in MiB; 0 where the library has no limit.</summary>
    public ulong MemoryLimitMb =>
        _library.Has(nameof(PaddleApi.PDX_ConfigGetMemoryLimit))
            ? PaddleApi.PDX_ConfigGetMemoryLimit(Handle) / BytesPerMb
            : 0;

    /// <summary>Limits the memory of a model; a library without such a limit is left as it is.</summary>
    public void LimitMemory(int limitMb)
    {
        if (_library.Has(nameof(PaddleApi.PDX_ConfigSetMemoryLimit)))
        {
            PaddleApi.PDX_ConfigSetMemoryLimit(Handle, (ulong)limitMb * BytesPerMb);
            NativeErrors.Check(nameof(PaddleApi.PDX_ConfigSetMemoryLimit));
        }
    }

    public void WriteGraphs()
    {
        Require(nameof(PaddleApi.PD_ConfigSwitchIrDebug));
        PaddleApi.PD_ConfigSwitchIrDebug(Handle, PdBool.True);
    }

    public void EnableProfile()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableProfile));
        PaddleApi.PD_ConfigEnableProfile(Handle);
    }

    public void Mute() => PaddleApi.PD_ConfigDisableGlogInfo(Handle);

    public string[] Passes()
    {
        Require(nameof(PaddleApi.PD_ConfigAllPasses));
        using TextArray passes = new(PaddleApi.PD_ConfigAllPasses(Handle));
        return passes.ToStrings();
    }

    public void DeletePass(string pass)
    {
        Require(nameof(PaddleApi.PD_ConfigDeletePass));
        PaddleApi.PD_ConfigDeletePass(Handle, pass);
    }

    /// <summary>Whether there is a pass of that name; making a predictor with another one ends the process in official libraries.</summary>
    public bool KnowsPass(string pass) => Passes().Contains(pass) || _library.Mentions(pass);

    public void AppendPass(string pass)
    {
        Require(nameof(PaddleApi.PD_ConfigAppendPass));
        PaddleApi.PD_ConfigAppendPass(Handle, pass);
        NativeErrors.Check(nameof(PaddleApi.PD_ConfigAppendPass));
    }

    // The library does not check the place.
    public void InsertPass(int index, string pass)
    {
        Require(nameof(PaddleApi.PD_ConfigInsertPass));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Passes().Length);
        PaddleApi.PD_ConfigInsertPass(Handle, (nuint)index, pass);
        NativeErrors.Check(nameof(PaddleApi.PD_ConfigInsertPass));
    }

    public void EnableNewExecutor()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableNewExecutor));
        PaddleApi.PD_ConfigEnableNewExecutor(Handle, PdBool.True);
    }

    public void EnableNewIr()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableNewIR));
        PaddleApi.PD_ConfigEnableNewIR(Handle, PdBool.True);
    }

    public void UseOptimizedModel()
    {
        Require(nameof(PaddleApi.PD_ConfigUseOptimizedModel));
        PaddleApi.PD_ConfigUseOptimizedModel(Handle, PdBool.True);
    }
}
