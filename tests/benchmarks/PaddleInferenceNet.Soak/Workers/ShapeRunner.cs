using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Soak.Workers;

/// <summary>Runs bare predictors out of a pool on ever other shapes and checks what comes out.</summary>
internal sealed class ShapeRunner : IDisposable
{
    private const int DetectorStep = 32;
    private const int DetectorSteps = 16;
    private const int LineHeight = 48;
    private const int LeastWidth = 8;
    private const int MostWidth = 640;

    private readonly PredictorPool _detectors;
    private readonly PredictorPool _recognizers;
    private readonly FirstResults _results;
    private readonly float[] _noise = SyntheticInput.Noise(
        3 * DetectorStep * DetectorSteps * DetectorStep * DetectorSteps
    );

    public ShapeRunner(ModelSource detectionModel, ModelSource recognitionModel, int poolSize, FirstResults results)
    {
        _detectors = new PredictorPool(Config(detectionModel), poolSize);
        _recognizers = new PredictorPool(Config(recognitionModel), poolSize);
        _results = results;
    }

    /// <summary>One run of either network on a shape by chance.</summary>
    public void Run(Random random)
    {
        if (random.Next(2) == 0)
        {
            Run(_detectors, "det", [1, 3, Side(random), Side(random)]);
        }
        else
        {
            Run(_recognizers, "rec", [1, 3, LineHeight, random.Next(LeastWidth, MostWidth + 1)]);
        }
    }

    public void Dispose()
    {
        _detectors.Dispose();
        _recognizers.Dispose();
    }

    private static PaddleConfig Config(ModelSource model) => new() { Model = model };

    private static int Side(Random random) => DetectorStep * random.Next(1, DetectorSteps + 1);

    private void Run(PredictorPool pool, string network, int[] shape)
    {
        using var lease = pool.Rent();
        using var input = lease.Predictor.GetInput();
        input.Reshape(shape);
        input.CopyFrom(_noise.AsSpan(0, shape.Aggregate(1, (product, dimension) => product * dimension)));
        lease.Predictor.Run();
        using var output = lease.Predictor.GetOutput();
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(output.GetSpan<float>()));
        _results.Check($"{network} {string.Join('x', shape)}", Convert.ToHexString(hash));
    }
}
