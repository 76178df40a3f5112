using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>Reads pictures of one line each with a CTC model. One thread at a time; clones share the weights.</summary>
public sealed class TextRecognizer : IDisposable
{
    private static readonly PixelNormalizer Normalizer = PixelNormalizer.Symmetric();

    private readonly Network _network;
    private readonly CharacterSet _dictionary;
    private readonly RecognitionOptions _options;
    private readonly bool _isRightToLeft;
    private readonly PixelBuffer _resized = new();
    private CtcDecoder? _decoder;

    private TextRecognizer(Network network, CharacterSet dictionary, RecognitionOptions options)
    {
        _network = network;
        _dictionary = dictionary;
        _options = options;
        _isRightToLeft = options.RightToLeft ?? dictionary.Path.Contains("arabic", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Loads a model with input [N, 3, height, width] and output [N, steps, classes].</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="DictionaryException">
    /// The dictionary does not fit the classes of the model; where the model does not declare them, the first call tells.
    /// </exception>
    /// <exception cref="PaddleException">The model or the library cannot be loaded.</exception>
    public static TextRecognizer Create(
        PaddleConfig config,
        CharacterSet dictionary,
        RecognitionOptions? options = null,
        ILoggerFactory? loggerFactory = null
    )
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        options ??= RecognitionOptions.Default;
        options.Validate();
        ImagingLibrary.Configure();
        var network = Network.Load(config, loggerFactory);
        var recognizer = new TextRecognizer(network, dictionary, options.ForModel(network.DeclaredInput));
        try
        {
            recognizer.UseDeclaredClasses();
            return recognizer;
        }
        catch
        {
            recognizer.Dispose();
            throw;
        }
    }

    /// <summary>Another recogniser for another thread, with the same weights.</summary>
    public TextRecognizer Clone() => new(_network.Clone(), _dictionary, _options) { _decoder = _decoder };

    /// <summary>Reads lines.</summary>
    /// <param name="lines">Pictures of one line each.</param>
    /// <param name="cancellationToken">Checked before and within each batch.</param>
    /// <exception cref="DictionaryException">The dictionary does not fit the classes of the model.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">The network failed.</exception>
    public RecognitionResult Recognize(IReadOnlyList<Image> lines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var texts = new RecognizedText[lines.Count];
        var clock = new StageClock();
        foreach (var batch in LineBatches.Plan(lines, _options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.Start();
            var widest = batch.Max(i => LineBatches.WidthToHeight(lines[i]));
            var width = RecognizerInput.Width(widest, _options);
            Write(lines, batch, _network.Prepare(batch.Length, _options.Height, width), width);
            clock.Count(StageClock.Part.Preprocess);

            var probabilities = Run(batch.Length, out var decoder, cancellationToken);
            clock.Count(StageClock.Part.Network);

            var length = probabilities.Length / batch.Length;
            for (var i = 0; i < batch.Length; i++)
            {
                var share = RecognizerInput.Share(LineBatches.WidthToHeight(lines[batch[i]]), widest, _options);
                texts[batch[i]] = Decode(decoder, probabilities.Slice(i * length, length), share);
            }

            clock.Count(StageClock.Part.Postprocess);
        }

        return new RecognitionResult(ImmutableCollectionsMarshal.AsImmutableArray(texts), clock.Timing);
    }

    /// <summary>Gives the model back.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _resized.Dispose();
    }

    private void Write(IReadOnlyList<Image> lines, int[] batch, Span<float> tensor, int width)
    {
        var length = tensor.Length / batch.Length;
        for (var i = 0; i < batch.Length; i++)
        {
            var line = lines[batch[i]];
            var content = LineBatches.ScaledWidth(line, _options.Height, width);
            var resized = ImageResizer.Resize(line.View, _resized, content, _options.Height);
            Normalizer.Write(resized, tensor.Slice(i * length, length), width);
        }
    }

    private ReadOnlySpan<float> Run(int batch, out CtcDecoder decoder, CancellationToken cancellationToken)
    {
        var output = _network.Run(3, out var shape, cancellationToken);
        if (shape[0] != batch)
        {
            throw _network.Mismatch($"[{batch}, steps, classes]", shape);
        }

        decoder = _decoder is { } known && known.Classes == shape[2] ? known : UseClasses(shape[2]);
        return output;
    }

    private void UseDeclaredClasses()
    {
        if (_network.DeclaredOutput.Shape is [_, _, var classes and > 0 and <= int.MaxValue])
        {
            UseClasses((int)classes);
        }
    }

    private CtcDecoder UseClasses(int classes) => _decoder = new CtcDecoder(_dictionary.ToClasses(classes));

    private RecognizedText Decode(CtcDecoder decoder, ReadOnlySpan<float> probabilities, double share)
    {
        if (_options.Words == WordBoxes.None)
        {
            return Order(decoder.Decode(probabilities));
        }

        var characters = ImmutableArray.CreateBuilder<DecodedCharacter>();
        var line = Order(decoder.Decode(probabilities, characters));
        var steps = probabilities.Length / decoder.Classes * share;
        return line with { Characters = new LineCharacters(characters.DrainToImmutable(), steps, _isRightToLeft) };
    }

    private RecognizedText Order(RecognizedText line) =>
        _isRightToLeft ? line with { Text = BidirectionalOrder.ToReadingOrder(line.Text) } : line;
}
