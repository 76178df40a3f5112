using System.Globalization;
using System.Numerics;

namespace PaddleInferenceNet.Ocr;

/// <summary>Range checks of options; a failure names property, value and range.</summary>
internal static class OptionRange
{
    public static void AtLeast<T>(T value, T minimum, string property)
        where T : INumber<T>
    {
        if (T.IsNaN(value) || value < minimum)
        {
            throw Failure(property, value, $"at least {Text(minimum)}");
        }
    }

    public static void Within<T>(T value, T minimum, T maximum, string property)
        where T : INumber<T>
    {
        if (T.IsNaN(value) || value < minimum || value > maximum)
        {
            throw Failure(property, value, $"{Text(minimum)} to {Text(maximum)}");
        }
    }

    public static void Defined<T>(T value, string property)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentException(
                $"{property} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.",
                property
            );
        }
    }

    private static ArgumentException Failure<T>(string property, T value, string range)
        where T : INumber<T> => new($"{property} is {Text(value)}; it must be {range}.", property);

    private static string Text<T>(T value)
        where T : INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);
}
