using System.Globalization;
using System.Text;
using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Scenarios;

namespace PaddleInferenceNet.Benchmarks.Reports;

internal static class MarkdownReport
{
    public static string Write(BenchmarkReport report)
    {
        StringBuilder text = new();
        text.AppendLine("# Benchmark").AppendLine();
        text.AppendLine($"{report.Machine}.");
        foreach (var (kind, description) in report.Engines)
        {
            text.AppendLine($"- {kind}: {description}");
        }

        text.AppendLine().Append("Engines take turns; a time is the least over all rounds, a ratio the median over ");
        text.AppendLine("the rounds of embedded divided by the other engine.");
        if (report.Quick)
        {
            text.AppendLine("Few rounds were measured (`--quick`): for a look, not to be quoted.");
        }

        foreach (var group in report.Measurements.GroupBy(measurement => measurement.Group))
        {
            WriteGroup(text, group.Key, [.. group]);
        }

        return text.ToString();
    }

    private static void WriteGroup(StringBuilder text, string title, List<Measurement> rows)
    {
        EngineKind[] kinds =
        [
            .. Enum.GetValues<EngineKind>().Where(kind => rows.Any(row => row.Values.ContainsKey(kind))),
        ];
        EngineKind[] rivals = [.. kinds.Where(kind => kind != EngineKind.Embedded)];
        text.AppendLine().AppendLine($"## {title}").AppendLine();
        text.Append("| case | unit |").AppendJoin("", kinds.Select(kind => $" {kind} |"));
        text.AppendJoin("", rivals.Select(kind => $" / {kind} |")).AppendLine();
        text.Append("| --- | --- |").AppendJoin("", kinds.Concat(rivals).Select(_ => " ---: |")).AppendLine();
        foreach (var row in rows)
        {
            text.Append($"| {row.Case} | {row.Unit} |");
            text.AppendJoin("", kinds.Select(kind => Cell(row.Values, kind, "G4")));
            text.AppendJoin("", rivals.Select(kind => Cell(row.Ratios, kind, "F3"))).AppendLine();
        }
    }

    private static string Cell(IReadOnlyDictionary<EngineKind, double> values, EngineKind kind, string format) =>
        values.TryGetValue(kind, out var value) ? $" {value.ToString(format, CultureInfo.InvariantCulture)} |" : " |";
}
