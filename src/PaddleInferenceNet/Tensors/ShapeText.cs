using System.Globalization;
using System.Numerics;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>Shapes in messages.</summary>
internal static class ShapeText
{
    /// <summary>Writes dimensions as "[1, 3, 48, 320]".</summary>
    public static string Of<T>(ReadOnlySpan<T> shape)
        where T : INumber<T>
    {
        StringBuilder text = new("[");
        for (var i = 0; i < shape.Length; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{shape[i]}");
        }

        return text.Append(']').ToString();
    }
}
