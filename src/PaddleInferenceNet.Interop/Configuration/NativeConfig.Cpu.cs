namespace PaddleInferenceNet.Interop;

/// <summary>Threads, oneDNN, ONNX Runtime and Paddle Lite.</summary>
internal sealed unsafe partial class NativeConfig
{
    public bool UsesMkldnn => Ask(nameof(PaddleApi.PD_ConfigMkldnnEnabled), PaddleApi.PD_ConfigMkldnnEnabled);

    public bool UsesBfloat16 =>
        Ask(nameof(PaddleApi.PD_ConfigMkldnnBfloat16Enabled), PaddleApi.PD_ConfigMkldnnBfloat16Enabled);

    public bool UsesInt8 => Ask(nameof(PaddleApi.PD_ConfigMkldnnInt8Enabled), PaddleApi.PD_ConfigMkldnnInt8Enabled);

    public bool UsesFcPadding => Ask(nameof(PaddleApi.PD_ConfigUseFcPadding), PaddleApi.PD_ConfigUseFcPadding);

    public bool UsesOnnxRuntime =>
        Ask(nameof(PaddleApi.PD_ConfigONNXRuntimeEnabled), PaddleApi.PD_ConfigONNXRuntimeEnabled);

    public bool UsesLite => Ask(nameof(PaddleApi.PD_ConfigLiteEngineEnabled), PaddleApi.PD_ConfigLiteEngineEnabled);

    public int Threads
    {
        get => PaddleApi.PD_ConfigGetCpuMathLibraryNumThreads(Handle);
        set => PaddleApi.PD_ConfigSetCpuMathLibraryNumThreads(Handle, value);
    }

    public void EnableMkldnn(int cacheCapacity)
    {
        PaddleApi.PD_ConfigEnableMKLDNN(Handle);
        Require(nameof(PaddleApi.PD_ConfigSetMkldnnCacheCapacity));
        PaddleApi.PD_ConfigSetMkldnnCacheCapacity(Handle, cacheCapacity);
    }

    public void SetMkldnnOperators(IReadOnlyCollection<string> operators)
    {
        Require(nameof(PaddleApi.PD_ConfigSetMkldnnOp));
        using Utf8Array names = new(operators);
        PaddleApi.PD_ConfigSetMkldnnOp(Handle, names.Count, names.Pointers);
    }

    public void EnableBfloat16()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableMkldnnBfloat16));
        PaddleApi.PD_ConfigEnableMkldnnBfloat16(Handle);
    }

    public void SetBfloat16Operators(IReadOnlyCollection<string> operators)
    {
        Require(nameof(PaddleApi.PD_ConfigSetBfloat16Op));
        using Utf8Array names = new(operators);
        PaddleApi.PD_ConfigSetBfloat16Op(Handle, names.Count, names.Pointers);
    }

    public void EnableInt8()
    {
        Require(nameof(PaddleApi.PD_ConfigEnableMkldnnInt8));
        PaddleApi.PD_ConfigEnableMkldnnInt8(Handle);
    }

    public void DisableFcPadding()
    {
        Require(nameof(PaddleApi.PD_ConfigDisableFCPadding));
        PaddleApi.PD_ConfigDisableFCPadding(Handle);
    }

    public void EnableOnnxRuntime(bool optimize)
    {
        Require(nameof(PaddleApi.PD_ConfigEnableONNXRuntime));
        PaddleApi.PD_ConfigEnableONNXRuntime(Handle);
        if (optimize)
        {
            Require(nameof(PaddleApi.PD_ConfigEnableORTOptimization));
            PaddleApi.PD_ConfigEnableORTOptimization(Handle);
        }
    }

    /// <summary>
    /// Runs parts of the graph in Paddle Lite; a library that is built without it would only drop all graph passes, and is
    /// left as it is.
    /// </summary>
    /// <param name="precision">Arithmetic of those parts.</param>
    /// <param name="zeroCopy">Whether tensors are shared with Lite.</param>
    /// <param name="excludedPasses">Passes of Lite to leave out.</param>
    /// <param name="excludedOperators">Operator types to keep out of Lite.</param>
    public void EnableLite(
        PD_PrecisionType precision,
        bool zeroCopy,
        IReadOnlyCollection<string> excludedPasses,
        IReadOnlyCollection<string> excludedOperators
    )
    {
        Require(nameof(PaddleApi.PD_ConfigEnableLiteEngine));
        if (!_library.IsBuiltWith(BuildMarks.Lite))
        {
            return;
        }

        using Utf8Array passes = new(excludedPasses);
        using Utf8Array operators = new(excludedOperators);
        PaddleApi.PD_ConfigEnableLiteEngine(
            Handle,
            precision,
            zeroCopy.ToPdBool(),
            passes.Count,
            passes.Pointers,
            operators.Count,
            operators.Pointers
        );
    }
}
