using System.Collections.Immutable;
using System.Globalization;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>A shape as it is written on the command line, such as <c>1,3,48,320</c>.</summary>
internal sealed record TensorShape(ImmutableArray<int> Dimensions)
{
    private const int MaxRank = 9;

    // One span of bytes holds a tensor, also one of 64-bit numbers.
    private const long MaxElements = int.MaxValue / sizeof(long);

    /// <summary>Product of the dimensions.</summary>
    public int ElementCount => Dimensions.Aggregate(1, (product, dimension) => checked(product * dimension));

    /// <summary>Reads a shape, or says what is wrong with it.</summary>
    public static bool TryParse(string text, out TensorShape shape, out string error)
    {
        shape = new TensorShape([]);
        var parts = text.Split(',');
        if (parts.Length > MaxRank)
        {
            error = $"it has {parts.Length} dimensions, {MaxRank} are the most";
            return false;
        }

        var dimensions = ImmutableArray.CreateBuilder<int>(parts.Length);
        var product = 1L;
        foreach (var part in parts)
        {
            if (
                !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var dimension)
                || dimension < 1
            )
            {
                error = $"'{part}' is not a whole number of at least 1; a shape is written like 1,3,48,320";
                return false;
            }

            product *= dimension;
            if (product > MaxElements)
            {
                error = $"it has more than {MaxElements} elements";
                return false;
            }

            dimensions.Add(dimension);
        }

        (shape, error) = (new TensorShape(dimensions.MoveToImmutable()), "");
        return true;
    }

    /// <summary>Writes it as it is read.</summary>
    public override string ToString() => string.Join(',', Dimensions);
}
