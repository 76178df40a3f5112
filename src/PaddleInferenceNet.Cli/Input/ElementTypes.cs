namespace PaddleInferenceNet.Cli.Input;

/// <summary>Element types as they are printed and stored.</summary>
internal static class ElementTypes
{
    /// <summary>The usual name, such as "float32".</summary>
    public static string Name(TensorElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type in which data is given: that of the model, float32 where the library does not tell.</summary>
    public static TensorElementType Stored(TensorElementType declared) =>
        declared == TensorElementType.Unknown ? TensorElementType.Float32 : declared;

    /// <summary>Bytes of an element.</summary>
    public static int Size(TensorElementType type) =>
        Stored(type) switch
        {
            TensorElementType.Int64 => sizeof(long),
            TensorElementType.UInt8 or TensorElementType.Int8 => sizeof(byte),
            _ => sizeof(float),
        };
}
