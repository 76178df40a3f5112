using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions.Diagnostics;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>Makes jobs of calls.</summary>
internal sealed class QueuedOcrEngine : IOcrEngine
{
    private readonly OcrQueue _queue;
    private readonly TimeProvider _time;
    private readonly LanguageTable _languages;
    private readonly PictureWork _work;
    private readonly int _window;

    public QueuedOcrEngine(OcrQueue queue, OcrMetrics metrics, IOptions<PaddleOcrOptions> options, TimeProvider time)
    {
        _queue = queue;
        _time = time;
        _languages = new LanguageTable(options.Value);
        _work = new PictureWork(options.Value.Limits, metrics);
        _window = options.Value.Workers;
    }

    private delegate OcrJob<T> MakeJob<T>(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);

    public ImmutableArray<OcrLanguage> Languages => _languages.Languages;

    public Task<OcrResult> ReadAsync(
        ReadOnlyMemory<byte> picture,
        OcrRequest? request,
        CancellationToken cancellationToken
    ) => _queue.RunAsync(Reading(request)(picture, cancellationToken), waitsForPlace: false);

    public Task<ImmutableArray<OcrOutcome<OcrResult>>> ReadBatchAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request,
        CancellationToken cancellationToken
    ) => BatchAsync(pictures, Reading(request), cancellationToken);

    public IAsyncEnumerable<OcrOutcome<OcrResult>> ReadStreamAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return StreamAsync(pictures, Reading(request), isFirstRefused: false, cancellationToken);
    }

    public Task<ImmutableArray<OcrOutcome<DetectedPicture>>> DetectBatchAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request,
        CancellationToken cancellationToken
    ) => BatchAsync(pictures, Detecting(request), cancellationToken);

    public async Task<ImmutableArray<OcrOutcome<RecognizedText>>> RecognizeAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        OcrRequest? request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (language, _) = Check(request);
        var job = Job(
            OcrOperations.Recognize,
            language,
            (engine, token) => _work.Recognize(engine, lines, token),
            cancellationToken
        );
        var results = await _queue.RunAsync(job, waitsForPlace: false).ConfigureAwait(false);
        return
        [
            .. results.Select(
                (result, i) =>
                    result.Failure is { } failure
                        ? OcrOutcome<RecognizedText>.Failed(i, failure, job.Wait)
                        : OcrOutcome<RecognizedText>.Success(i, result.Text, job.Wait)
            ),
        ];
    }

    private MakeJob<OcrResult> Reading(OcrRequest? request)
    {
        var (language, minScore) = Check(request);
        return (file, cancellationToken) =>
            Job(
                OcrOperations.Read,
                language,
                (engine, token) => _work.Read(engine, file, minScore, token),
                cancellationToken
            );
    }

    private MakeJob<DetectedPicture> Detecting(OcrRequest? request)
    {
        var (language, minScore) = Check(request);
        return (file, cancellationToken) =>
            Job(
                OcrOperations.Detect,
                language,
                (engine, token) => _work.Detect(engine, file, minScore, token),
                cancellationToken
            );
    }

    private (string Language, double MinScore) Check(OcrRequest? request)
    {
        request ??= OcrRequest.Default;
        request.Validate();
        return (_languages.Find(request.Language), request.MinScore);
    }

    private OcrJob<T> Job<T>(
        string operation,
        string language,
        Func<OcrEngine, CancellationToken, T> work,
        CancellationToken cancellationToken
    ) => new(operation, language, _time.GetTimestamp(), work, cancellationToken);

    private async Task<ImmutableArray<OcrOutcome<T>>> BatchAsync<T>(
        IReadOnlyList<ReadOnlyMemory<byte>> files,
        MakeJob<T> make,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        var outcomes = ImmutableArray.CreateBuilder<OcrOutcome<T>>(files.Count);
        await foreach (
            var outcome in StreamAsync(files.ToAsyncEnumerable(), make, isFirstRefused: true, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (outcome is { Index: 0, Failure: OcrQueueFullException or OcrNotRunningException })
            {
                throw outcome.Failure;
            }

            outcomes.Add(outcome);
        }

        return outcomes.DrainToImmutable();
    }

    // As many jobs as there are workers are on their way, so that one long sequence does not fill the queue.
    private async IAsyncEnumerable<OcrOutcome<T>> StreamAsync<T>(
        IAsyncEnumerable<ReadOnlyMemory<byte>> files,
        MakeJob<T> make,
        bool isFirstRefused,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<OcrOutcome<T>>> pending = new();
        try
        {
            var count = 0;
            await foreach (var file in files.WithCancellation(leaving.Token).ConfigureAwait(false))
            {
                var job = make(file, leaving.Token);
                pending.Enqueue(OutcomeAsync(count, job, waitsForPlace: count > 0 || !isFirstRefused));
                count++;
                if (pending.Count >= _window)
                {
                    yield return await pending.Dequeue().ConfigureAwait(false);
                }
            }

            while (pending.TryDequeue(out var next))
            {
                yield return await next.ConfigureAwait(false);
            }
        }
        finally
        {
            // The files belong to the caller again when this ends, so no worker may have one any more.
            await leaving.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(pending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<OcrOutcome<T>> OutcomeAsync<T>(int index, OcrJob<T> job, bool waitsForPlace)
    {
        try
        {
            var value = await _queue.RunAsync(job, waitsForPlace).ConfigureAwait(false);
            return OcrOutcome<T>.Success(index, value, job.Wait);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return OcrOutcome<T>.Failed(index, exception, job.Wait);
        }
    }
}
