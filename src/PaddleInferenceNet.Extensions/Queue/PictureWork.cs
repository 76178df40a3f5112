using System.Collections.Immutable;
using System.Diagnostics;
using PaddleInferenceNet.Extensions.Diagnostics;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>What workers do with picture files.</summary>
internal sealed class PictureWork(DecodeLimits limits, OcrMetrics metrics)
{
    public OcrResult Read(
        OcrEngine engine,
        ReadOnlyMemory<byte> file,
        double minScore,
        CancellationToken cancellationToken
    )
    {
        using var picture = Decode(file);
        var result = engine.Read(picture.View, cancellationToken);
        metrics.Stage("detection", result.Timings.Detection.Total);
        metrics.Stage("orientation", result.Timings.Orientation.Total);
        metrics.Stage("recognition", result.Timings.Recognition.Total);
        metrics.Done(OcrOperations.Read, pictures: 1, result.Lines.Length);
        Activity.Current?.SetTag("ocr.width", result.Width).SetTag("ocr.height", result.Height);
        Activity.Current?.SetTag("ocr.lines", result.Lines.Length);
        return minScore > 0 ? result with { Lines = result.Lines.RemoveAll(line => line.Score < minScore) } : result;
    }

    public DetectedPicture Detect(
        OcrEngine engine,
        ReadOnlyMemory<byte> file,
        double minScore,
        CancellationToken cancellationToken
    )
    {
        using var picture = Decode(file);
        var result = engine.Detect(picture.View, cancellationToken);
        metrics.Stage("detection", result.Timing.Total);
        metrics.Done(OcrOperations.Detect, pictures: 1, result.Regions.Length);
        var regions = result.Regions.RemoveAll(region => region.Score < minScore);
        return new DetectedPicture(regions, result.Timing, picture.Width, picture.Height);
    }

    /// <summary>Reads lines; a file that is no picture leaves the others alone.</summary>
    /// <returns>A text or a failure for each file.</returns>
    public ImmutableArray<(RecognizedText Text, ImageFormatException? Failure)> Recognize(
        OcrEngine engine,
        IReadOnlyList<ReadOnlyMemory<byte>> files,
        CancellationToken cancellationToken
    )
    {
        var results = new (RecognizedText Text, ImageFormatException? Failure)[files.Count];
        List<Image> lines = [];
        List<int> places = [];
        try
        {
            for (var i = 0; i < files.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    lines.Add(Decode(files[i]));
                    places.Add(i);
                }
                catch (ImageFormatException exception)
                {
                    results[i].Failure = exception;
                }
            }

            var read = engine.Recognize(lines, cancellationToken);
            metrics.Stage("recognition", read.Timing.Total);
            metrics.Done(OcrOperations.Recognize, lines.Count, lines.Count);
            for (var i = 0; i < places.Count; i++)
            {
                results[places[i]].Text = read.Lines[i];
            }
        }
        finally
        {
            lines.ForEach(line => line.Dispose());
        }

        return [.. results];
    }

    private Image Decode(ReadOnlyMemory<byte> file)
    {
        var start = Stopwatch.GetTimestamp();
        var picture = ImageDecoder.Decode(file.Span, limits);
        metrics.Stage("decoding", Stopwatch.GetElapsedTime(start));
        return picture;
    }
}
