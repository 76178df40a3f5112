using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Ocr;

/// <summary>A predictor with one float input and one float output.</summary>
internal sealed class Network : IDisposable
{
    private readonly Predictor _predictor;
    private readonly InputTensor _input;
    private readonly OutputTensor _output;

    private Network(Predictor predictor)
    {
        _predictor = predictor;
        try
        {
            // Names differ from model to model, so tensors are taken by position. Recognisers with several outputs, which are
            // left from training, have the probabilities in the last one.
            _input = predictor.GetInput(0);
            _output = predictor.GetOutput(predictor.Outputs.Count - 1);
            DeclaredInput = predictor.Inputs[0];
            DeclaredOutput = predictor.Outputs[^1];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the model says of its input; sizes may be unknown.</summary>
    public TensorInfo DeclaredInput { get; }

    /// <summary>What the model says of its output; sizes may be unknown.</summary>
    public TensorInfo DeclaredOutput { get; }

    public static Network Load(PaddleConfig config, ILoggerFactory? loggerFactory) =>
        new(Predictor.Create(config, loggerFactory?.CreateLogger<Predictor>()));

    public Network Clone() => new(_predictor.Clone());

    /// <summary>The input tensor for a shape [batch, 3, height, width], to be filled before <see cref="Run"/>.</summary>
    public Span<float> Prepare(int batch, int height, int width)
    {
        _input.Reshape(batch, ImageView.Channels, height, width);
        return _input.GetSpan<float>();
    }

    /// <summary>Runs, and gives the output until the next call.</summary>
    /// <param name="rank">Dimensions that the output must have.</param>
    /// <param name="shape">The output's shape.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public ReadOnlySpan<float> Run(int rank, out ReadOnlySpan<int> shape, CancellationToken cancellationToken)
    {
        _predictor.Run(cancellationToken);
        shape = _output.Shape;
        return shape.Length == rank ? _output.GetSpan<float>() : throw Mismatch($"{rank} dimensions", shape);
    }

    /// <summary>The failure of an output that is not what this kind of network gives.</summary>
    public PaddleException Mismatch(string expected, ReadOnlySpan<int> shape) =>
        new(
            PaddleErrorCode.ShapeMismatch,
            nameof(Run),
            $"The output '{DeclaredOutput.Name}' has the shape [{string.Join(", ", shape.ToArray())}], expected: {expected}. "
                + "Is it the right kind of model?"
        );

    public void Dispose()
    {
        _input?.Dispose();
        _output?.Dispose();
        _predictor.Dispose();
    }
}
