using System.Globalization;

namespace PaddleInferenceNet;

/// <summary>Checks of settings; every failure names property, value and rule.</summary>
internal static class Rule
{
    public static void Range(int value, int least, int most, string property)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(
                property,
                value,
                string.Create(CultureInfo.InvariantCulture, $"{property} must be {least} to {most}.")
            );
        }
    }

    public static void Require(bool holds, string property, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{property} is '{value}': it {rule}."),
                property
            );
        }
    }

    public static void Defined<T>(T value, string property)
        where T : struct, Enum =>
        Require(Enum.IsDefined(value), property, value, $"must be {string.Join(", ", Enum.GetNames<T>())}");

    public static void Names(IReadOnlyList<string> names, string property) =>
        Require(
            names is not null && !names.Any(string.IsNullOrWhiteSpace),
            property,
            names is null ? null : string.Join(", ", names),
            "must hold names only, none of them empty"
        );
}
