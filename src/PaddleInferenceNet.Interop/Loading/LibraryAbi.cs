namespace PaddleInferenceNet.Interop;

/// <summary>
/// What differs between releases behind the same function names. Exports decide, since development builds give no
/// version; the version decides only where no export came at the same time.
/// </summary>
internal sealed record LibraryAbi
{
    private static readonly Version FirstCustomPrecision = new(2, 6);
    private static readonly Version NoVersion = new(0, 0, 0);

    private LibraryAbi() { }

    /// <summary>Whether creating a predictor frees the configuration: so before 2.5.</summary>
    public bool TakesConfig { get; private init; }

    /// <summary>Whether PD_ConfigEnableUseGpu has a precision: since 2.5.</summary>
    public bool GpuHasPrecision { get; private init; }

    /// <summary>Parameters of PD_ConfigEnableXpu with the configuration: 2 in 2.1, 7 from 2.2, 8 from 2.5.</summary>
    public int XpuParameters { get; private init; }

    /// <summary>Whether PD_ConfigEnableCustomDevice has a precision: since 2.6.</summary>
    public bool CustomDeviceHasPrecision { get; private init; }

    /// <summary>Whether the workspace of PD_ConfigEnableTensorRtEngine has 64 bits: since 2.4.</summary>
    public bool WorkspaceIsLong { get; private init; }

    /// <summary>Whether PD_ConfigEnableMemoryOptim has a switch: since 2.2.1.</summary>
    public bool MemoryOptimHasSwitch { get; private init; }

    /// <summary>Whether PD_ConfigSummary gives a PD_Cstr and not a plain string: since 2.2.2.</summary>
    public bool SummaryIsCounted { get; private init; }

    /// <summary>Tells the form of a library from what it exports and says of itself.</summary>
    public static LibraryAbi Of(Func<string, bool> has, Version version)
    {
        // Each export stands for the release that brought it.
        var from25 = has(nameof(PaddleApi.PD_PredictorGetInputInfos));
        var from24 = from25 || has(nameof(PaddleApi.PD_ConfigEnableVarseqlen));
        var from222 = from24 || has(nameof(PaddleApi.PD_CstrDestroy));
        var from221 = from222 || has(nameof(PaddleApi.PD_ConfigCollectShapeRangeInfo));
        var from22 = from221 || has(nameof(PaddleApi.PD_ConfigDeletePass));
        return new LibraryAbi
        {
            TakesConfig = !from25,
            GpuHasPrecision = from25,
            XpuParameters =
                from25 ? 8
                : from22 ? 7
                : 2,
            CustomDeviceHasPrecision = from25 && (version == NoVersion || version >= FirstCustomPrecision),
            WorkspaceIsLong = from24,
            MemoryOptimHasSwitch = from221,
            SummaryIsCounted = from222,
        };
    }
}
