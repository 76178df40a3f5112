namespace PaddleInferenceNet.Interop;

/// <summary>The one-byte truth value of the C interface; any value but False counts as true.</summary>
internal enum PdBool : sbyte
{
    False = 0,
    True = 1,
}

/// <summary>Conversions of <see cref="PdBool"/>.</summary>
internal static class PdBoolExtensions
{
    public static bool IsTrue(this PdBool value) => value != PdBool.False;

    public static PdBool ToPdBool(this bool value) => value ? PdBool.True : PdBool.False;
}
