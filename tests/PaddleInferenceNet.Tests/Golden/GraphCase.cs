using System.Globalization;
using System.Text.Json;

namespace PaddleInferenceNet.Tests.Golden;

/// <summary>One input of a network and what the official engine makes of it.</summary>
internal sealed class GraphCase
{
    private const float Tolerance = 1e-4f;

    // With made parameters the detectors of v6 magnify rounding: on input B the result of double precision without any
    // rewriting lies 1.6e-4 from the recording, and that of the official engine with its other kernels 1.2e-4, each in a
    // value or two. So in these a few values may be off by twice as much.
    private const float MagnifiedTolerance = 2e-4f;
    private const double MagnifiedShareOutside = 1e-3;

    // The winners of a softmax are where it is steepest.
    private const float WinnerTolerance = 2e-4f;

    private readonly string _row;
    private readonly string _input;
    private readonly int _stride;
    private readonly float[] _expected;
    private readonly int[] _winners;
    private readonly float[] _winnerValues;

    /// <param name="row">Name of the network.</param>
    /// <param name="description">Its entry among the cases of <c>golden.json</c>.</param>
    /// <param name="recorded">The recorded values of all cases.</param>
    public GraphCase(string row, JsonElement description, float[] recorded)
    {
        _row = row;
        _input = description.GetProperty("input").GetString()!;
        InputShape = [.. Flatten(description.GetProperty("input_shape")).Select(item => item.GetInt32())];
        OutputShape = [.. Flatten(description.GetProperty("output_shape")).Select(item => item.GetInt32())];
        _stride = description.GetProperty("stride").GetInt32();
        var offset = description.GetProperty("offset").GetInt32();
        _expected = recorded[offset..(offset + description.GetProperty("count").GetInt32())];
        _winners = description.TryGetProperty("argmax", out var argmax)
            ? [.. Flatten(argmax).Select(item => item.GetInt32())]
            : [];
        _winnerValues = description.TryGetProperty("argmax_probability", out var values)
            ? [.. Flatten(values).Select(item => item.GetSingle())]
            : [];
    }

    public int[] InputShape { get; }

    public int[] OutputShape { get; }

    public float[] MakeInput() =>
        _input == "A"
            ? SyntheticInput.Noise(InputShape.Aggregate(1, (product, dimension) => checked(product * dimension)))
            : SyntheticInput.Bands(InputShape[0], InputShape[1], InputShape[2], InputShape[3]);

    /// <summary>Fails unless the recorded values and the winners of all rows of the output are met.</summary>
    /// <returns>The largest difference from a recorded value.</returns>
    public float AssertOutput(ReadOnlySpan<float> output, string form)
    {
        var context = $"{this}, {form}";
        var actual = TensorSample.Every(output, _stride);
        if (_row is "PP-OCRv6_small_det" or "PP-OCRv6_tiny_det")
        {
            TensorComparer.AssertClose(_expected, actual, MagnifiedTolerance, context: context);
            var outside = _expected.Zip(actual).Count(pair => !(Math.Abs(pair.First - pair.Second) <= Tolerance));
            Assert.That(outside, Is.LessThanOrEqualTo(MagnifiedShareOutside * actual.Length), context);
        }
        else
        {
            TensorComparer.AssertClose(_expected, actual, Tolerance, context: context);
        }

        AssertWinners(output, context);
        return _expected.Zip(actual, (wanted, found) => Math.Abs(wanted - found)).Max();
    }

    public override string ToString() => $"{_row} {_input}";

    // Where the first and the second of a row are nearer to each other than the tolerance, either may win.
    private void AssertWinners(ReadOnlySpan<float> output, string context)
    {
        var width = OutputShape[^1];
        for (var row = 0; row < _winners.Length; row++)
        {
            var values = output.Slice(row * width, width);
            var winner = IndexOfLargest(values);
            Assert.That(
                values[_winners[row]],
                Is.EqualTo(_winnerValues[row]).Within(WinnerTolerance),
                $"{context}, row {row}"
            );
            if (winner != _winners[row])
            {
                var gap = values[winner] - values[_winners[row]];
                Assert.That(
                    gap,
                    Is.LessThanOrEqualTo(Tolerance),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{context}, row {row}: {winner} wins over {_winners[row]}"
                    )
                );
            }
        }
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] ? i : largest;
        }

        return largest;
    }

    private static IEnumerable<JsonElement> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element];
}
