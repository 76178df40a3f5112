using System.Diagnostics.CodeAnalysis;

namespace PaddleInferenceNet;

/// <summary>Arithmetic that a back-end may use.</summary>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "They name types.")]
public enum InferencePrecision
{
    /// <summary>32-bit floating point.</summary>
    Float32 = 0,

    /// <summary>8-bit integers; the model must carry ranges, or they are calibrated.</summary>
    Int8 = 1,

    /// <summary>16-bit floating point.</summary>
    Half = 2,
}
