using System.Numerics;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The largest of many values and where it comes first.</summary>
internal static class FirstMaximum
{
    /// <summary>Finds the first position of the largest value; values that are no numbers are passed over.</summary>
    public static (int Index, float Value) Find(ReadOnlySpan<float> values)
    {
        var maximum = float.NegativeInfinity;
        if (values.Length >= Vector<float>.Count)
        {
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
            var largest = new Vector<float>(maximum);
            foreach (var vector in vectors)
            {
                largest = Vector.ConditionalSelect(Vector.GreaterThan(vector, largest), vector, largest);
            }

            for (var i = 0; i < Vector<float>.Count; i++)
            {
                maximum = largest[i] > maximum ? largest[i] : maximum;
            }
        }

        foreach (var value in values[(values.Length / Vector<float>.Count * Vector<float>.Count)..])
        {
            maximum = value > maximum ? value : maximum;
        }

        // Compared as bits, since the search for whole numbers is the fast one.
        var bits = MemoryMarshal.Cast<float, int>(values);
        return (Math.Max(0, bits.IndexOf(BitConverter.SingleToInt32Bits(maximum))), maximum);
    }
}
