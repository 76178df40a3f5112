using FsCheck;
using FsCheck.Fluent;

namespace PaddleInferenceNet.Properties.Tests.Options;

/// <summary>Numbers around the bounds that options have, and far from them.</summary>
internal static class Numbers
{
    public static Gen<int> Whole { get; } =
        Gen.Frequency(
            (4, Gen.Choose(0, 40)),
            (3, Gen.Choose(1, 1100)),
            (2, Gen.Choose(20_000 - 5, 20_000 + 5)),
            (
                1,
                Gen.Elements(-1, 0, 1, 7, 8, 31, 32, 256, 257, 1024, 1025, 100_000, 100_001, int.MinValue, int.MaxValue)
            )
        );

    public static Gen<double> Real { get; } =
        Gen.Frequency(
            (5, Gen.Choose(0, 1000).Select(value => value / 1000.0)),
            (3, Gen.Choose(-20, 120).Select(value => value / 10.0)),
            (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 1e-300, 1e300, 10, 1))
        );

    public static Gen<bool> Flag { get; } = Gen.Elements(false, true);

    /// <summary>A value of an enumeration, at times one that it does not have.</summary>
    public static Gen<T> Member<T>()
        where T : struct, Enum =>
        Gen.Frequency(
            (9, Gen.Elements(Enum.GetValues<T>())),
            (1, Gen.Elements(-1, 99).Select(value => (T)Enum.ToObject(typeof(T), value)))
        );

    public static Gen<T?> OrNone<T>(Gen<T> values)
        where T : struct => Gen.Frequency((1, Gen.Constant<T?>(null)), (2, values.Select(value => (T?)value)));
}
