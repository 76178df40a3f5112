using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>What a model declares about one input or output.</summary>
/// <param name="Name">The name by which the tensor is asked for.</param>
/// <param name="Shape">
/// Dimensions, -1 where any size is allowed; empty where the library does not tell or the rank is 0. Heights and widths
/// may be those of training only.
/// </param>
/// <param name="ElementType">The declared type.</param>
public sealed record TensorInfo(string Name, ImmutableArray<long> Shape, TensorElementType ElementType)
{
    /// <summary>Writes "x: Float32 [-1, 3, 48, -1]".</summary>
    public override string ToString() => $"{Name}: {ElementType} {ShapeText.Of(Shape.AsSpan())}";
}
