using System.Text.Json;

namespace PaddleInferenceNet.Tests.Golden;

/// <summary>One input of a published model and what the official engine makes of it.</summary>
internal sealed class GoldenCase
{
    private const float Tolerance = 1e-4f;

    // A simulated quantisation rounds every activation to one of 255 steps, so a difference in the last bit now and then
    // becomes one of a whole step, which the sharp sigmoid at the end of a detector makes one of a whole unit. The
    // official engine moves by as much when its batch norm offsets move by one unit in the last place: 2.5 % of the
    // elements of the detector by more than 0.2 %, 0.0024 on average. These bounds are twice that.
    private const float QuantizedTolerance = 2e-3f;
    private const double QuantizedShareOutside = 0.05;
    private const double QuantizedMeanDifference = 0.005;

    private readonly Func<float[]> _readInput;
    private readonly string _expectedFile;
    private readonly int _stride;

    private GoldenCase(
        string model,
        string name,
        JsonElement description,
        string folder,
        Func<int[], float[]> readInput
    )
    {
        Model = model;
        Name = name;
        InputShape = Integers(description.GetProperty("input_shape"));
        OutputShape = Integers(description.GetProperty("output_shape"));
        _stride = description.GetProperty("stride").GetInt32();
        _expectedFile = Path.Combine(folder, description.GetProperty("file").GetString()!);
        _readInput = () => readInput(InputShape);
    }

    public string Model { get; }

    public string Name { get; }

    public int[] InputShape { get; }

    public int[] OutputShape { get; }

    public float[] ReadInput() => _readInput();

    /// <summary>Fails unless the recorded elements of the output are met.</summary>
    /// <param name="output">All elements.</param>
    /// <param name="isQuantizedClosely">Whether a simulated quantisation is held to the tolerance of other models.</param>
    public void AssertOutput(ReadOnlySpan<float> output, bool isQuantizedClosely = false)
    {
        var expected = Float32File.Read(_expectedFile);
        var actual = TensorSample.Every(output, _stride);
        if (!isQuantizedClosely && Model.Contains("slim", StringComparison.Ordinal))
        {
            AssertQuantized(expected, actual);
        }
        else
        {
            TensorComparer.AssertClose(expected, actual, Tolerance, context: ToString());
        }
    }

    public override string ToString() => $"{Model} {Name} {string.Join('x', InputShape)}";

    /// <summary>All recorded cases; none where the shared data is absent.</summary>
    public static IReadOnlyList<GoldenCase> All { get; } = [.. OnNoise(), .. OnPictures()];

    private void AssertQuantized(float[] expected, float[] actual)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.Length), ToString());
        var differences = expected.Zip(
            actual,
            (wanted, found) => (Wanted: wanted, Difference: Math.Abs(wanted - found))
        );
        var outside = differences.Count(pair =>
            pair.Difference > Tolerance && !(pair.Difference <= QuantizedTolerance * Math.Abs(pair.Wanted))
        );
        var mean = differences.Average(pair => (double)pair.Difference);
        Assert.Multiple(() =>
        {
            Assert.That(mean, Is.LessThanOrEqualTo(QuantizedMeanDifference), $"{this}: mean difference");
            if (expected.Length > 100)
            {
                var share = (double)outside / expected.Length;
                Assert.That(share, Is.LessThanOrEqualTo(QuantizedShareOutside), $"{this}: share of elements outside");
            }
        });
    }

    private static IEnumerable<GoldenCase> OnNoise()
    {
        foreach (var file in SharedData.List("*.json", "golden", "tensors"))
        {
            var folder = Path.Combine(SharedData.Root, "golden", "tensors");
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
            var model = document.RootElement.GetProperty("model").GetString()!;
            foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
            {
                yield return new GoldenCase(
                    model,
                    "noise",
                    item,
                    folder,
                    shape => SyntheticInput.Noise(Product(shape))
                );
            }
        }
    }

    private static IEnumerable<GoldenCase> OnPictures()
    {
        var folder = Path.Combine(SharedData.Root, "golden", "real");
        var file = Path.Combine(folder, "cases.json");
        if (!File.Exists(file))
        {
            yield break;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var picture = item.GetProperty("input").GetString()!;
            var mean = Numbers(item.GetProperty("mean"));
            var deviation = Numbers(item.GetProperty("std"));
            var path = Path.Combine(folder, picture);
            yield return new GoldenCase(
                item.GetProperty("model").GetString()!,
                Path.GetFileNameWithoutExtension(picture),
                item,
                folder,
                shape => Normalize(File.ReadAllBytes(path), shape, mean, deviation)
            );
        }
    }

    // Interleaved 8-bit rows to planes of (p / 255 - mean) / deviation, in single precision as recorded.
    private static float[] Normalize(byte[] pixels, int[] shape, float[] mean, float[] deviation)
    {
        var planeSize = shape[2] * shape[3];
        var values = new float[Product(shape)];
        for (var channel = 0; channel < shape[1]; channel++)
        {
            for (var i = 0; i < planeSize; i++)
            {
                values[(channel * planeSize) + i] =
                    ((pixels[(i * shape[1]) + channel] / 255f) - mean[channel]) / deviation[channel];
            }
        }

        return values;
    }

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetSingle())];

    private static int Product(int[] shape) => shape.Aggregate(1, (product, dimension) => checked(product * dimension));
}
