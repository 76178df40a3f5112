using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Orientation;

/// <summary>Tells lines that stand on their heads. One thread at a time; clones share the weights.</summary>
public sealed class OrientationClassifier : IDisposable
{
    private const int Classes = 2;

    private readonly Network _network;
    private readonly OrientationInput _input;
    private readonly OrientationOptions _options;
    private readonly PixelBuffer _resized = new();

    private OrientationClassifier(Network network, OrientationOptions options)
    {
        _network = network;
        _input = OrientationInput.For(network.DeclaredInput);
        _options = options;
    }

    /// <summary>
    /// Loads a model with input [N, 3, 48, 192], or [N, 3, 80, 160] where it declares that, and output [N, 2], the
    /// probabilities of 0 and 180 degrees.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PaddleException">The model or the library cannot be loaded.</exception>
    public static OrientationClassifier Create(
        PaddleConfig config,
        OrientationOptions? options = null,
        ILoggerFactory? loggerFactory = null
    )
    {
        options ??= new OrientationOptions();
        options.Validate();
        ImagingLibrary.Configure();
        return new OrientationClassifier(Network.Load(config, loggerFactory), options);
    }

    /// <summary>Another classifier for another thread, with the same weights.</summary>
    public OrientationClassifier Clone() => new(_network.Clone(), _options);

    /// <summary>Classifies lines, which stay as they are.</summary>
    /// <param name="lines">Pictures of one line each.</param>
    /// <param name="cancellationToken">Checked before and within each batch.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">The network failed.</exception>
    public OrientationResult Classify(IReadOnlyList<Image> lines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var orientations = new LineOrientation[lines.Count];
        var clock = new StageClock();
        foreach (var batch in LineBatches.Plan(lines, _options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.Start();
            Write(lines, batch, _network.Prepare(batch.Length, _input.Height, _input.Width));
            clock.Count(StageClock.Part.Preprocess);

            var probabilities = Run(batch.Length, cancellationToken);
            clock.Count(StageClock.Part.Network);

            for (var i = 0; i < batch.Length; i++)
            {
                orientations[batch[i]] = Decode(probabilities[(i * Classes)..]);
            }

            clock.Count(StageClock.Part.Postprocess);
        }

        return new OrientationResult(ImmutableCollectionsMarshal.AsImmutableArray(orientations), clock.Timing);
    }

    /// <summary>Gives the model back.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _resized.Dispose();
    }

    private void Write(IReadOnlyList<Image> lines, int[] batch, Span<float> tensor)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var line = lines[batch[i]];
            var width = _input.KeepsProportions
                ? LineBatches.ScaledWidth(line, _input.Height, _input.Width)
                : _input.Width;
            var resized = ImageResizer.Resize(line.View, _resized, width, _input.Height);
            _input.Normalizer.Write(resized, tensor.Slice(i * _input.Length, _input.Length), _input.Width);
        }
    }

    private ReadOnlySpan<float> Run(int batch, CancellationToken cancellationToken)
    {
        var output = _network.Run(2, out var shape, cancellationToken);
        return shape.SequenceEqual([batch, Classes]) ? output : throw _network.Mismatch($"[{batch}, {Classes}]", shape);
    }

    private LineOrientation Decode(ReadOnlySpan<float> probabilities)
    {
        var isUpsideDown = probabilities[1] > probabilities[0];
        return isUpsideDown
            ? new LineOrientation(180, probabilities[1], probabilities[1] > _options.Threshold)
            : new LineOrientation(0, probabilities[0], false);
    }
}
