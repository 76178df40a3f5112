using System.Globalization;
using System.Text;
using PaddleInferenceNet.Soak.Workers;

namespace PaddleInferenceNet.Soak.Reports;

internal static class MarkdownReport
{
    private const int Slices = 10;

    public static string Write(SoakReport report)
    {
        StringBuilder text = new();
        text.AppendLine("# Soak").AppendLine();
        text.AppendLine($"{report.Plan}. {report.Machine}.");
        text.AppendLine().AppendLine("## Result").AppendLine();
        var failures = report.Failures.ToList();
        text.AppendLine(failures.Count == 0 ? "All rules hold." : "Rules are broken:");
        failures.ForEach(failure => text.AppendLine($"- {failure}"));
        foreach (var engine in report.Engines)
        {
            WriteEngine(text, engine);
        }

        return text.ToString();
    }

    private static void WriteEngine(StringBuilder text, EngineSoak engine)
    {
        text.AppendLine().AppendLine($"## {engine.Name}").AppendLine();
        if (engine.Samples.Count == 0 || engine.Summary is not { } summary)
        {
            text.AppendLine("It did not get past the start.");
            return;
        }

        text.AppendLine($"{summary.Library}.").AppendLine();
        text.AppendLine("| What | Figure |").AppendLine("| --- | --- |");
        WriteLevels(text, engine);
        WriteWork(text, engine.Last, summary);
        foreach (var difference in summary.Differences)
        {
            text.AppendLine().AppendLine($"    {difference.ReplaceLineEndings(" ")}");
        }

        WriteSlices(text, engine);
    }

    private static void WriteLevels(StringBuilder text, EngineSoak engine)
    {
        var last = engine.Last;
        Row(text, "resident memory, peak", $"{last.PeakMb:0.0} MB");
        if (engine.Settled is not [var first, ..])
        {
            return;
        }

        Row(text, "settled after", $"{first.Seconds:0} s, {first.Pictures} pictures");
        Row(
            text,
            "resident memory settled, highest",
            $"{engine.Memory.Settled:0.0} MB, {engine.Memory.Highest:0.0} MB ({engine.Growth:+0.0%;-0.0%})"
        );
        Row(text, "managed heap settled, highest", $"{engine.Managed.Settled:0.0} MB, {engine.Managed.Highest:0.0} MB");
        Row(text, "handles settled, last", $"{first.Handles}, {last.Handles}");
        Row(text, "threads settled, last", $"{first.Threads}, {last.Threads}");
    }

    private static void WriteWork(StringBuilder text, Sample last, WorkerSummary summary)
    {
        Row(
            text,
            "pictures",
            $"{last.Pictures} of {summary.CataloguePictures} kinds, {last.Pictures / last.Seconds:0.00} a second"
        );
        Row(text, "milliseconds a picture", $"{Percentiles(summary.Latency)}");
        Row(text, "runs of bare predictors", $"{last.Runs}");
        Row(text, "milliseconds a run", $"{Percentiles(summary.RunLatency)}");
        Row(text, "processors", $"{last.ProcessorSeconds / last.Seconds:0.00} of them busy");
        Row(text, "results unlike the first", $"{summary.Differing}");
    }

    private static void WriteSlices(StringBuilder text, EngineSoak engine)
    {
        text.AppendLine()
            .AppendLine(
                "| until, s | resident, MB | managed, MB | handles | threads | pictures/s | p50, ms | p99, ms |"
            );
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var length = Math.Max(1, (int)Math.Ceiling((double)engine.Samples.Count / Slices));
        foreach (var slice in engine.Samples.Chunk(length))
        {
            var (first, last) = (slice[0], slice[^1]);
            var speed = slice.Length > 1 ? (last.Pictures - first.Pictures) / (last.Seconds - first.Seconds) : 0;
            string[] cells =
            [
                Text($"{last.Seconds:0}"),
                Text($"{slice.Average(sample => sample.ResidentMb):0.0}"),
                Text($"{slice.Average(sample => sample.ManagedMb):0.0}"),
                Text($"{slice.Max(sample => sample.Handles)}"),
                Text($"{slice.Max(sample => sample.Threads)}"),
                Text($"{speed:0.00}"),
                Text($"{slice.Average(sample => sample.Latency.P50):0}"),
                Text($"{slice.Max(sample => sample.Latency.P99):0}"),
            ];
            text.AppendLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static string Percentiles(Latency latency) =>
        Text($"p50 {latency.P50:0.0}, p90 {latency.P90:0.0}, p99 {latency.P99:0.0}, most {latency.Max:0.0}");

    private static void Row(StringBuilder text, string what, FormattableString figure) =>
        text.AppendLine($"| {what} | {Text(figure)} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
