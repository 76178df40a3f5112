using System.Diagnostics.CodeAnalysis;

namespace PaddleInferenceNet;

/// <summary>Element type of a tensor, with the numbers of the C interface.</summary>
[SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "They name types.")]
public enum TensorElementType
{
    /// <summary>A type that the C interface has no name for, such as bool or float16, or none yet.</summary>
    Unknown = -1,

    /// <summary><see cref="float"/>.</summary>
    Float32 = 0,

    /// <summary><see cref="int"/>.</summary>
    Int32 = 1,

    /// <summary><see cref="long"/>.</summary>
    Int64 = 2,

    /// <summary><see cref="byte"/>.</summary>
    UInt8 = 3,

    /// <summary><see cref="sbyte"/>. The official library reports it as <see cref="Unknown"/>.</summary>
    Int8 = 4,
}
