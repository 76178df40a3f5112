namespace PaddleInferenceNet.Interop;

/// <summary>TensorRT.</summary>
internal sealed unsafe partial class NativeConfig
{
    public bool UsesTensorRt =>
        Ask(nameof(PaddleApi.PD_ConfigTensorRtEngineEnabled), PaddleApi.PD_ConfigTensorRtEngineEnabled);

    public bool HasDynamicShapes =>
        Ask(nameof(PaddleApi.PD_ConfigTensorRtDynamicShapeEnabled), PaddleApi.PD_ConfigTensorRtDynamicShapeEnabled);

    public bool HasTunedShapes =>
        Ask(nameof(PaddleApi.PD_ConfigTunedTensorRtDynamicShape), PaddleApi.PD_ConfigTunedTensorRtDynamicShape);

    public bool CollectsShapes =>
        Ask(nameof(PaddleApi.PD_ConfigShapeRangeInfoCollected), PaddleApi.PD_ConfigShapeRangeInfoCollected);

    public bool UsesVarseqlen =>
        Ask(nameof(PaddleApi.PD_ConfigTensorRtOssEnabled), PaddleApi.PD_ConfigTensorRtOssEnabled);

    public bool UsesDla => Ask(nameof(PaddleApi.PD_ConfigTensorRtDlaEnabled), PaddleApi.PD_ConfigTensorRtDlaEnabled);

    public bool BuildsAtRuntime =>
        Ask(nameof(PaddleApi.PD_ConfigTrtAllowBuildAtRuntime), PaddleApi.PD_ConfigTrtAllowBuildAtRuntime);

    /// <summary>The file that shapes are recorded to; empty where none are.</summary>
    public string ShapeFile => TakeText(PaddleApi.PD_ConfigShapeRangeInfoPath(Handle));

    /// <summary>Uses TensorRT; a library that is built without it would end the process, and is left as it is.</summary>
    /// <exception cref="NotSupportedException">More workspace than 32 bits hold, before 2.4.</exception>
    public void EnableTensorRt(TensorRtArguments arguments)
    {
        const string Function = nameof(PaddleApi.PD_ConfigEnableTensorRtEngine);
        Require(Function);
        if (!_library.IsBuiltWith(BuildMarks.TensorRt))
        {
            return;
        }

        if (Abi.WorkspaceIsLong)
        {
            PaddleApi.PD_ConfigEnableTensorRtEngine(
                Handle,
                arguments.WorkspaceBytes,
                arguments.MaxBatch,
                arguments.MinSubgraph,
                arguments.Precision,
                arguments.IsStatic.ToPdBool(),
                arguments.Calibrates.ToPdBool()
            );
            return;
        }

        if (arguments.WorkspaceBytes > int.MaxValue)
        {
            throw Unsupported(Function, $"workspace of {arguments.WorkspaceBytes} bytes, 32 bits are all", "2.4");
        }

        ((delegate* unmanaged<nint, int, int, int, PD_PrecisionType, PdBool, PdBool, void>)Export(Function))(
            Pointer,
            (int)arguments.WorkspaceBytes,
            arguments.MaxBatch,
            arguments.MinSubgraph,
            arguments.Precision,
            arguments.IsStatic.ToPdBool(),
            arguments.Calibrates.ToPdBool()
        );
    }

    /// <param name="ranges">Name of each input with its smallest, best and largest shape, all of the same rank.</param>
    /// <param name="disablePluginHalf">Keeps TensorRT plug-ins in float32.</param>
    public void SetDynamicShapes(IReadOnlyList<ShapeRangeArguments> ranges, bool disablePluginHalf)
    {
        Require(nameof(PaddleApi.PD_ConfigSetTrtDynamicShapeInfo));
        using Utf8Array names = new([.. ranges.Select(range => range.Name)]);
        using Int32Rows min = new([.. ranges.Select(range => range.Min)]);
        using Int32Rows max = new([.. ranges.Select(range => range.Max)]);
        using Int32Rows optimal = new([.. ranges.Select(range => range.Opt)]);
        fixed (nuint* ranks = ranges.Select(range => (nuint)range.Min.Length).ToArray())
        {
            PaddleApi.PD_ConfigSetTrtDynamicShapeInfo(
                Handle,
                names.Count,
                names.Pointers,
                ranks,
                min.Pointers,
                max.Pointers,
                optimal.Pointers,
                disablePluginHalf.ToPdBool()
            );
        }
    }

    public void UseTunedShapes(string file, bool allowBuildAtRuntime)
    {
        Require(nameof(PaddleApi.PD_ConfigEnableTunedTensorRtDynamicShape));
        PaddleApi.PD_ConfigEnableTunedTensorRtDynamicShape(Handle, file, allowBuildAtRuntime.ToPdBool());
    }

    public void CollectShapes(string file)
    {
        Require(nameof(PaddleApi.PD_ConfigCollectShapeRangeInfo));
        PaddleApi.PD_ConfigCollectShapeRangeInfo(Handle, file);
    }

    public void KeepOutOfTensorRt(IReadOnlyCollection<string> operators)
    {
        Require(nameof(PaddleApi.PD_ConfigDisableTensorRtOPs));
        using Utf8Array names = new(operators);
        PaddleApi.PD_ConfigDisableTensorRtOPs(Handle, names.Count, names.Pointers);
    }

    // Before 2.4 the same switch had another name.
    public void EnableVarseqlen()
    {
        const string OldName = "PD_ConfigEnableTensorRtOSS";
        if (_library.Has(OldName))
        {
            ((delegate* unmanaged<nint, void>)Export(OldName))(Pointer);
            return;
        }

        Require(nameof(PaddleApi.PD_ConfigEnableVarseqlen));
        PaddleApi.PD_ConfigEnableVarseqlen(Handle);
    }

    public void EnableDla(int core)
    {
        Require(nameof(PaddleApi.PD_ConfigEnableTensorRtDla));
        PaddleApi.PD_ConfigEnableTensorRtDla(Handle, core);
    }
}
