using System.Diagnostics;
using System.Diagnostics.Metrics;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Diagnostics;

/// <summary>The instruments of the meter <see cref="OcrTelemetry.Name"/>.</summary>
internal sealed class OcrMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private readonly Meter _meter;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _job;
    private readonly Histogram<double> _stage;
    private readonly Counter<long> _pictures;
    private readonly Counter<long> _lines;
    private readonly Counter<long> _failures;
    private readonly UpDownCounter<int> _busy;

    // Meters belong to their factory, which disposes them.
    public OcrMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(OcrTelemetry.Name);
        _wait = _meter.CreateHistogram("paddle_ocr.queue.wait", "s", "Time until a worker took a job", advice: Seconds);
        _job = _meter.CreateHistogram("paddle_ocr.job.duration", "s", "Time that a worker had a job", advice: Seconds);
        _stage = _meter.CreateHistogram(
            "paddle_ocr.stage.duration",
            "s",
            "Time of a stage of one picture",
            advice: Seconds
        );
        _pictures = _meter.CreateCounter<long>("paddle_ocr.pictures", "{picture}", "Pictures done");
        _lines = _meter.CreateCounter<long>("paddle_ocr.lines", "{line}", "Lines found or read");
        _failures = _meter.CreateCounter<long>("paddle_ocr.failures", "{job}", "Jobs that failed, by reason");
        _busy = _meter.CreateUpDownCounter<int>("paddle_ocr.workers.busy", "{worker}", "Workers that have a job");
        _meter.CreateObservableGauge(
            "paddle_ocr.native.memory",
            NativeBytes,
            "By",
            "Resident memory of the process outside of the managed heap"
        );
    }

    /// <summary>Shows how many jobs wait.</summary>
    public void ObserveQueue(Func<int> depth) =>
        _meter.CreateObservableGauge("paddle_ocr.queue.depth", depth, "{job}", "Jobs that wait");

    /// <summary>A worker took a job.</summary>
    public void Started(string operation, TimeSpan wait)
    {
        _wait.Record(wait.TotalSeconds, Tag("operation", operation));
        _busy.Add(1);
    }

    /// <summary>A worker is free again.</summary>
    public void Ended(string operation, TimeSpan duration)
    {
        _job.Record(duration.TotalSeconds, Tag("operation", operation));
        _busy.Add(-1);
    }

    /// <summary>A stage of a picture was done.</summary>
    public void Stage(string name, TimeSpan duration) => _stage.Record(duration.TotalSeconds, Tag("stage", name));

    /// <summary>Pictures were done.</summary>
    public void Done(string operation, int pictures, int lines)
    {
        _pictures.Add(pictures, Tag("operation", operation));
        _lines.Add(lines, Tag("operation", operation));
    }

    /// <summary>A job failed.</summary>
    public void Failed(string operation, Exception exception) =>
        _failures.Add(1, Tag("operation", operation), Tag("reason", Reason(exception)));

    private static string Reason(Exception exception) =>
        exception switch
        {
            OcrQueueFullException => "queue_full",
            OcrTimeoutException { Phase: OcrPhase.Waiting } => "queue_timeout",
            OcrTimeoutException => "read_timeout",
            OcrNotRunningException => "not_running",
            OperationCanceledException => "cancelled",
            ImageFormatException => "bad_picture",
            _ => "fault",
        };

    private static long NativeBytes() =>
        Math.Max(0, Environment.WorkingSet - GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
