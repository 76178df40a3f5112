using System.Diagnostics;
using System.Text.Json;
using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Soak.Pictures;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Soak.Workers;

/// <summary>
/// The inside of a worker process: threads that read pictures and run predictors until the plan is done, while readings
/// go out, one JSON line each.
/// </summary>
internal sealed class SoakWorker(SoakPlan plan, TextWriter output) : IDisposable
{
    private const double MegaByte = 1024 * 1024;

    private readonly IReadOnlyList<SoakPicture> _catalogue = PictureCatalogue.Open(
        onlySmall: plan.Pictures is not null
    );
    private readonly FirstResults _results = new();
    private readonly LatencyHistogram _latency = new();
    private readonly LatencyHistogram _runLatency = new();
    private readonly LatencyHistogram _recentLatency = new();
    private readonly int[] _rounds = new int[plan.Threads];
    private readonly Stopwatch _clock = new();
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly CancellationTokenSource _failed = new();
    private long _pictures;
    private long _begun;
    private long _runs;

    /// <returns>0 where the plan was done, else 1.</returns>
    public int Run()
    {
        var models = OcrModels.FromDirectory(RepositoryRoot.Combine("third_party", "models"));
        var options = OcrOptions.Default with { Threads = SoakPlan.NetworkThreads };
        using var engine = OcrEngine.Create(models, options);
        using var shapes =
            plan.RunsForEachPicture > 0
                ? new ShapeRunner(models.DetectionModel, models.RecognitionModel, plan.PoolSize, _results)
                : null;
        PictureReader[] readers =
        [
            .. Enumerable.Range(0, plan.Threads).Select(_ => new PictureReader(engine.Clone(), _results)),
        ];
        _clock.Start();
        Task[] threads =
        [
            .. readers.Select(
                (reader, thread) =>
                    Task.Factory.StartNew(() => Work(thread, reader, shapes), TaskCreationOptions.LongRunning)
            ),
        ];
        var error = Watch(threads);
        Array.ForEach(readers, reader => reader.Dispose());
        Write(
            new WorkerReport(
                Summary: new WorkerSummary(
                    PaddleLibrary.Version.ReplaceLineEndings(" ").Trim(),
                    _catalogue.Count,
                    _latency.Read(),
                    _runLatency.Read(),
                    _results.Differing,
                    _results.Differences,
                    error
                )
            )
        );
        return error is null ? 0 : 1;
    }

    public void Dispose()
    {
        _process.Dispose();
        _failed.Dispose();
    }

    // Gives what ended a thread before its time.
    private string? Watch(Task[] threads)
    {
        try
        {
            while (!Task.WaitAll(threads, SoakPlan.Interval))
            {
                Write(new WorkerReport(Sample: Read()));
            }

            return null;
        }
        catch (AggregateException exception)
        {
            return exception.InnerException!.ToString();
        }
    }

    private void Work(int thread, PictureReader reader, ShapeRunner? shapes)
    {
        try
        {
            Random random = new(thread);
            while (TryWorkRound(reader, shapes, random))
            {
                _rounds[thread]++;
            }
        }
        catch
        {
            _failed.Cancel();
            throw;
        }
    }

    // All pictures in an order by chance, each followed by runs on shapes by chance; false where the plan was done before.
    private bool TryWorkRound(PictureReader reader, ShapeRunner? shapes, Random random)
    {
        SoakPicture[] order = [.. _catalogue];
        random.Shuffle(order);
        foreach (var picture in order)
        {
            if (IsOver || (plan.Pictures is { } most && Interlocked.Increment(ref _begun) > most))
            {
                return false;
            }

            var elapsed = Time(() => reader.Read(picture));
            _latency.Add(elapsed);
            _recentLatency.Add(elapsed);
            Interlocked.Increment(ref _pictures);
            for (var run = 0; run < plan.RunsForEachPicture; run++)
            {
                _runLatency.Add(Time(() => shapes!.Run(random)));
                Interlocked.Increment(ref _runs);
            }
        }

        return true;
    }

    private bool IsOver =>
        _failed.IsCancellationRequested
        || (
            plan.Duration is { } duration
                ? _clock.Elapsed >= duration
                : Interlocked.Read(ref _begun) >= plan.Pictures!.Value
        );

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private Sample Read()
    {
        _process.Refresh();
        return new Sample(
            _clock.Elapsed.TotalSeconds,
            ProcessMemory.ResidentBytes / MegaByte,
            ProcessMemory.PeakBytes / MegaByte,
            GC.GetTotalMemory(forceFullCollection: false) / MegaByte,
            Environment.CpuUsage.TotalTime.TotalSeconds,
            _process.HandleCount,
            _process.Threads.Count,
            Interlocked.Read(ref _pictures),
            Interlocked.Read(ref _runs),
            _rounds.Min(),
            _recentLatency.TakeAndClear()
        );
    }

    private void Write(WorkerReport report)
    {
        output.WriteLine(JsonSerializer.Serialize(report, SoakJson.Default.WorkerReport));
        output.Flush();
    }
}
