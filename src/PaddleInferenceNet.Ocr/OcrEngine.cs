using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;
using PaddleInferenceNet.Ocr.Orientation;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Ocr.Words;

namespace PaddleInferenceNet.Ocr;

/// <summary>Finds and reads the text of pictures: detection, orientation, recognition.</summary>
/// <remarks>One thread at a time; <see cref="Clone"/> gives an engine for another thread that shares the weights.</remarks>
public sealed class OcrEngine : IDisposable
{
    private readonly TextDetector _detector;
    private readonly OrientationClassifier? _classifier;
    private readonly TextRecognizer _recognizer;
    private readonly OcrOptions _options;
    private readonly ILogger _logger;
    private int _isReading;

    private OcrEngine(
        TextDetector detector,
        OrientationClassifier? classifier,
        TextRecognizer recognizer,
        OcrOptions options,
        ILogger logger
    )
    {
        _detector = detector;
        _classifier = classifier;
        _recognizer = recognizer;
        _options = options;
        _logger = logger;
    }

    /// <summary>Loads the models.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <exception cref="IOException">The dictionary cannot be read.</exception>
    /// <exception cref="PaddleException">A model or the library cannot be loaded, or the dictionary is not that of the model.</exception>
    public static OcrEngine Create(OcrModels models, OcrOptions? options = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        options ??= OcrOptions.Default;
        if (models.RecognitionHeight is { } height)
        {
            options = options with { Recognition = options.Recognition with { Height = height } };
        }

        options.Validate();
        var dictionary = models.Dictionary.Load();
        var loaded = new Stack<IDisposable>();
        try
        {
            var detector = Keep(TextDetector.Create(Config(models.DetectionModel), options.Detection, loggerFactory));
            var classifier = models.OrientationModel is { } orientation
                ? Keep(OrientationClassifier.Create(Config(orientation), options.Orientation, loggerFactory))
                : null;
            var recognizer = Keep(
                TextRecognizer.Create(Config(models.RecognitionModel), dictionary, options.Recognition, loggerFactory)
            );
            ILogger logger = loggerFactory?.CreateLogger<OcrEngine>() ?? NullLogger<OcrEngine>.Instance;
            return new OcrEngine(detector, classifier, recognizer, options, logger);
        }
        catch
        {
            DisposeAll(loaded);
            throw;
        }

        PaddleConfig Config(ModelSource model)
        {
            var int8 = options.Int8 && model.Open().IsQuantized;
            return new()
            {
                Model = model,
                Threads = options.Threads,
                Mkldnn = options.Mkldnn,
                MkldnnBfloat16 = options.Bfloat16 && !int8,
                MkldnnInt8 = int8,
                Isolation = options.Isolation,
                Worker = options.Worker,
            };
        }

        T Keep<T>(T part)
            where T : IDisposable
        {
            loaded.Push(part);
            return part;
        }
    }

    /// <summary>Another engine for another thread, with the same weights and options.</summary>
    public OcrEngine Clone() => new(_detector.Clone(), _classifier?.Clone(), _recognizer.Clone(), _options, _logger);

    /// <summary>Finds and reads the text lines of one picture.</summary>
    /// <param name="image">8-bit blue, green, red rows; read during the call only.</param>
    /// <param name="cancellationToken">Checked between the stages, between their batches and within the runs of the networks.</param>
    /// <returns>Lines in reading order. Corners in pixels of the picture, clockwise from top left; scores in 0–1.</returns>
    /// <exception cref="InvalidOperationException">Another thread is reading with this engine.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">A network failed.</exception>
    public OcrResult Read(ImageView image, CancellationToken cancellationToken = default)
    {
        Enter();
        var crops = new List<Image>();
        try
        {
            return Read(image, crops, cancellationToken);
        }
        finally
        {
            DisposeAll(crops);
            Leave();
        }
    }

    /// <summary>Finds the text lines of one picture without reading them.</summary>
    /// <param name="image">8-bit blue, green, red rows; read during the call only.</param>
    /// <param name="cancellationToken">Checked before, within and after the run of the network.</param>
    /// <returns>Regions in reading order.</returns>
    /// <exception cref="InvalidOperationException">Another thread is reading with this engine.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">The network failed.</exception>
    public DetectionResult Detect(ImageView image, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            var detection = _detector.Detect(image, cancellationToken);
            return detection with { Regions = [.. ReadingOrder.Sort(detection.Regions)] };
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Reads pictures of one line each, as they stand; lines of low scores are kept.</summary>
    /// <param name="lines">Pictures that hold nothing but their line.</param>
    /// <param name="cancellationToken">Checked before and within each batch.</param>
    /// <exception cref="InvalidOperationException">Another thread is reading with this engine.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">The network failed.</exception>
    public RecognitionResult Recognize(IReadOnlyList<Image> lines, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            return _recognizer.Recognize(lines, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Gives the models back.</summary>
    public void Dispose()
    {
        _detector.Dispose();
        _classifier?.Dispose();
        _recognizer.Dispose();
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _isReading, 1) != 0)
        {
            throw new InvalidOperationException(
                "An engine reads one picture at a time; use a clone of it on each thread."
            );
        }
    }

    private void Leave() => Volatile.Write(ref _isReading, 0);

    private OcrResult Read(ImageView image, List<Image> crops, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var detection = _detector.Detect(image, cancellationToken);
        var regions = ReadingOrder.Sort(detection.Regions);
        LineCrop.ThrowIfTooMany(image, regions.Select(region => region.Box));
        foreach (var region in regions)
        {
            crops.Add(LineCrop.Cut(image, region.Box));
        }

        var orientation = _classifier?.Classify(crops, cancellationToken);
        Turn(crops, orientation);
        var recognition = _recognizer.Recognize(crops, cancellationToken);
        var lines = Lines(regions, orientation, recognition);
        var timings = new OcrTimings(
            detection.Timing,
            orientation?.Timing ?? default,
            recognition.Timing,
            Stopwatch.GetElapsedTime(start)
        );
        OcrLog.PictureRead(
            _logger,
            image.Width,
            image.Height,
            lines.Length,
            regions.Count,
            timings.Total.TotalMilliseconds
        );
        return new OcrResult(lines, timings, image.Width, image.Height);
    }

    private static void Turn(List<Image> crops, OrientationResult? orientation)
    {
        for (var i = 0; orientation is not null && i < crops.Count; i++)
        {
            if (orientation.Lines[i].MustTurn)
            {
                ImageRotation.Rotate180(crops[i]);
            }
        }
    }

    private ImmutableArray<OcrLine> Lines(
        List<TextRegion> regions,
        OrientationResult? orientation,
        RecognitionResult recognition
    )
    {
        var lines = ImmutableArray.CreateBuilder<OcrLine>(regions.Count);
        for (var i = 0; i < regions.Count; i++)
        {
            var line = recognition.Lines[i];
            if (line.Score >= _options.DropScore)
            {
                var isTurned = orientation?.Lines[i].MustTurn ?? false;
                lines.Add(
                    new OcrLine(regions[i].Box, line.Text, line.Score, isTurned ? 180 : 0)
                    {
                        Words = LineWords.Of(line, regions[i].Box, isTurned, _options.Recognition.Words),
                    }
                );
            }
        }

        return lines.DrainToImmutable();
    }

    private static void DisposeAll(IEnumerable<IDisposable> parts)
    {
        foreach (var part in parts)
        {
            part.Dispose();
        }
    }
}
