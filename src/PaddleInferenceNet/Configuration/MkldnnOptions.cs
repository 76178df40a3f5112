using System.Diagnostics.CodeAnalysis;

namespace PaddleInferenceNet;

/// <summary>Settings of oneDNN, the kernels for CPUs that official libraries also call MKLDNN.</summary>
public sealed record MkldnnOptions
{
    /// <summary>Whether it is used; by default on the CPU and nowhere else.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Input shapes for which it keeps its primitives, 0 (all) to 1048576.</summary>
    public int CacheCapacity { get; init; } = 10;

    /// <summary>Whether it computes in bfloat16, where the CPU can.</summary>
    public bool Bfloat16 { get; init; }

    /// <summary>Whether it runs a quantised model in int8; from 2.5 on.</summary>
    [SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "They name types.")]
    public bool Int8 { get; init; }

    /// <summary>The only operator types it takes; empty for all it can.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The only operator types in bfloat16; empty for all that can.</summary>
    public IReadOnlyList<string> Bfloat16Operators { get; init; } = [];
}
