namespace PaddleInferenceNet.TestKit;

/// <summary>A float32 parameter of a program.</summary>
/// <param name="Name">Its name, which seeds its values.</param>
/// <param name="Dimensions">Its shape.</param>
/// <param name="FirstUse">The first operator that reads it, or null.</param>
internal sealed record DeclaredParameter(string Name, IReadOnlyList<long> Dimensions, ParameterUse? FirstUse)
{
    public long ElementCount => Dimensions.Aggregate(1L, (product, dimension) => checked(product * dimension));
}
