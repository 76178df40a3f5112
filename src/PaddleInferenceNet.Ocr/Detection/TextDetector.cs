using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Finds the lines of text in a picture with a DB model. One thread at a time; clones share the weights.</summary>
public sealed class TextDetector : IDisposable
{
    private readonly Network _network;
    private readonly DetectionOptions _options;
    private readonly DbPreprocessor _preprocessor = new();
    private readonly DbPostprocessor _postprocessor;

    private TextDetector(Network network, DetectionOptions options)
    {
        _network = network;
        _options = options;
        _postprocessor = new DbPostprocessor(options);
    }

    /// <summary>Loads a model with input [1, 3, height, width] and output [1, 1, height, width].</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PaddleException">The model or the library cannot be loaded.</exception>
    public static TextDetector Create(
        PaddleConfig config,
        DetectionOptions? options = null,
        ILoggerFactory? loggerFactory = null
    )
    {
        options ??= DetectionOptions.Default;
        options.Validate();
        ImagingLibrary.Configure();
        return new TextDetector(Network.Load(config, loggerFactory), options);
    }

    /// <summary>Another detector for another thread, with the same weights.</summary>
    public TextDetector Clone() => new(_network.Clone(), _options);

    /// <summary>Finds text.</summary>
    /// <param name="image">Read during the call only.</param>
    /// <param name="cancellationToken">Checked before, within and after the run of the network.</param>
    /// <exception cref="ArgumentException">The picture would need too large an input.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">The network failed.</exception>
    public DetectionResult Detect(ImageView image, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var clock = new StageClock();
        clock.Start();
        var input = DetectorInput.For(image.Width, image.Height, _options);
        _preprocessor.Write(image, input, _network.Prepare(1, input.Height, input.Width));
        clock.Count(StageClock.Part.Preprocess);

        var map = Run(input, cancellationToken);
        clock.Count(StageClock.Part.Network);

        cancellationToken.ThrowIfCancellationRequested();
        var regions = _postprocessor.Process(map, Scale(image, input), image.Width, image.Height);
        clock.Count(StageClock.Part.Postprocess);
        return new DetectionResult([.. regions], clock.Timing);
    }

    /// <summary>Gives the model back.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _preprocessor.Dispose();
        _postprocessor.Dispose();
    }

    private ProbabilityMap Run(DetectorInput input, CancellationToken cancellationToken)
    {
        var output = _network.Run(4, out var shape, cancellationToken);
        return shape.SequenceEqual([1, 1, input.Height, input.Width])
            ? new ProbabilityMap(output, input.Width, input.Height)
            : throw _network.Mismatch($"[1, 1, {input.Height}, {input.Width}]", shape);
    }

    /// <summary>The reference forgets the padding of tiny pictures, and stretches their boxes.</summary>
    private MapScale Scale(ImageView image, DetectorInput input) =>
        _options.ReferenceQuirks
            ? new MapScale(input.Width, input.Height, image.Width, image.Height)
            : new MapScale(input.Width, input.Height, input.PaddedWidth, input.PaddedHeight);
}
