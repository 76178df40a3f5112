using System.Globalization;
using NUnit.Framework;

namespace PaddleInferenceNet.TestKit;

/// <summary>Compares two tensors value by value, first by absolute, then by relative difference.</summary>
public static class TensorComparer
{
    /// <summary>Fails unless every value is within the absolute or the relative tolerance of the expected one.</summary>
    /// <param name="expected">Flattened reference values.</param>
    /// <param name="actual">Flattened values under test; as many as expected.</param>
    /// <param name="absolute">Largest |expected − actual| that passes.</param>
    /// <param name="relative">Largest |expected − actual| / |expected| that passes where the absolute one does not.</param>
    /// <param name="context">What was compared: model, case, shape.</param>
    public static void AssertClose(
        ReadOnlySpan<float> expected,
        ReadOnlySpan<float> actual,
        float absolute,
        float relative = 0,
        string context = "tensor"
    )
    {
        if (FindDifference(expected, actual, absolute, relative) is { } difference)
        {
            Assert.Fail($"{context}: {difference}");
        }
    }

    /// <summary>
    /// Describes how the tensors differ (count, and index, expected and actual value of the worst place), or null.
    /// A value that is not a number equals only another such value; infinities equal only themselves.
    /// </summary>
    public static string? FindDifference(
        ReadOnlySpan<float> expected,
        ReadOnlySpan<float> actual,
        float absolute,
        float relative = 0
    )
    {
        if (expected.Length != actual.Length)
        {
            return Invariant($"{expected.Length} values expected, {actual.Length} found");
        }

        int count = 0,
            worst = -1;
        var worstError = double.NegativeInfinity;
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Error(expected[i], actual[i]);
            if (error <= absolute || error <= relative * Math.Abs((double)expected[i]))
            {
                continue;
            }

            count++;
            if (error > worstError)
            {
                (worst, worstError) = (i, error);
            }
        }

        return count == 0
            ? null
            : Invariant(
                $"{count} of {expected.Length} values differ; worst at [{worst}]: expected {expected[worst]:G9}, actual {actual[worst]:G9}, "
            ) + Invariant($"difference {worstError:G4}, allowed {absolute:G4} absolute or {relative:G4} relative");
    }

    private static double Error(float expected, float actual)
    {
        if (expected.Equals(actual))
        {
            return 0;
        }

        var error = Math.Abs((double)expected - actual);
        return double.IsFinite(error) ? error : double.PositiveInfinity;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
