namespace PaddleInferenceNet;

/// <summary>What a program or a parameters file says of one tensor.</summary>
/// <param name="Name">Name in the program; empty in a parameters file, which has none.</param>
/// <param name="ElementType">Number of the type in Paddle's framework.proto, such as 5 for float32.</param>
/// <param name="Dimensions">The shape.</param>
internal readonly record struct WeightInfo(string Name, long ElementType, IReadOnlyList<long> Dimensions)
{
    /// <summary>Reads a TensorDesc message: field 1 the type, field 2 the dimensions.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public static WeightInfo Parse(string name, ReadOnlySpan<byte> tensorDesc)
    {
        long type = -1;
        List<long> dimensions = [];
        ProtobufReader reader = new(tensorDesc);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                type = reader.Number;
            }
            else if (reader.Field == 2)
            {
                reader.AddNumbersTo(dimensions);
            }
        }

        return new WeightInfo(name, type, dimensions);
    }

    /// <summary>Bytes of one element; 0 for a type that weights do not have.</summary>
    public int ElementSize =>
        ElementType switch
        {
            0 or 20 or 21 => 1, // bool, uint8, int8
            1 or 4 or 22 => 2, // int16, float16, bfloat16
            2 or 5 => 4, // int32, float32
            3 or 6 => 8, // int64, float64
            _ => 0,
        };

    /// <summary>Bytes of all elements; -1 where a dimension is negative or the product leaves 64 bits.</summary>
    public long ByteCount
    {
        get
        {
            Int128 product = ElementSize;
            foreach (var dimension in Dimensions)
            {
                product *= dimension;
                if (dimension < 0 || product > long.MaxValue)
                {
                    return -1;
                }
            }

            return (long)product;
        }
    }

    public override string ToString() => $"type {ElementType} {ShapeText.Of<long>(Dimensions.ToArray())}";
}
