namespace PaddleInferenceNet.Interop;

/// <summary>The arguments of PD_ConfigEnableTensorRtEngine.</summary>
/// <param name="WorkspaceBytes">Most scratch memory of one engine.</param>
/// <param name="MaxBatch">Largest batch where no shapes are given.</param>
/// <param name="MinSubgraph">Fewest operators for which an engine is built.</param>
/// <param name="Precision">Arithmetic.</param>
/// <param name="IsStatic">Whether built engines are kept on disk.</param>
/// <param name="Calibrates">Whether int8 ranges are being recorded.</param>
internal readonly record struct TensorRtArguments(
    long WorkspaceBytes,
    int MaxBatch,
    int MinSubgraph,
    PD_PrecisionType Precision,
    bool IsStatic,
    bool Calibrates
);
