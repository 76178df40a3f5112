using System.Globalization;
using System.Text;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Benchmarks.Profiles;

/// <summary>Profiles as Markdown, the columns aligned so that it reads well as plain text too.</summary>
internal static class ProfileReport
{
    public static string Write(IReadOnlyList<Profile> profiles)
    {
        StringBuilder text = new();
        text.AppendLine("# Steps of the networks").AppendLine();
        text.AppendLine($"{Machine.Current}.");
        text.AppendLine(
            "A time is the least over all rounds. Peak is what multiply-adds in registers reach in the same"
        );
        text.AppendLine(
            "process, times the threads. Speed counts convolutions and matrix products only, with what lies in their padding,"
        );
        text.AppendLine("so that a small step that skips it can be above the peak.");
        foreach (var profile in profiles)
        {
            WriteProfile(text, profile);
        }

        return text.ToString();
    }

    private static void WriteProfile(StringBuilder text, Profile profile)
    {
        text.AppendLine().AppendLine($"## {profile.Case}").AppendLine();
        var speed = profile.Flop / profile.RunMilliseconds * 1e-6;
        text.AppendLine(
            Text(
                $"A run takes {profile.RunMilliseconds:0.000} ms: {profile.Flop * 1e-9:0.000} GFLOP at {speed:0.0} GFLOP/s, {speed / profile.Peak:P0} of the peak of {profile.Peak:0.0}. The arena has {profile.ArenaBytes / 1048576.0:0.0} MB."
            )
        );
        text.AppendLine();
        WriteTable(
            text,
            ["step", "operator", "kernel", "output", "weights", "ms", "GFLOP/s", "of peak"],
            textColumns: 5,
            profile.Steps.Select((step, i) => Row(step, i, profile.Peak))
        );
        text.AppendLine();
        var sum = profile.Steps.Sum(step => step.Milliseconds);
        WriteTable(
            text,
            ["operator", "kernel", "steps", "ms", "of all", "GFLOP/s", "of peak"],
            textColumns: 2,
            profile
                .Steps.GroupBy(step => (step.Operator, step.Kernel))
                .OrderByDescending(group => group.Sum(step => step.Milliseconds))
                .Select(group => Row([.. group], sum, profile.Peak))
        );
    }

    private static string[] Row(ProfiledStep step, int index, double peak) =>
        [
            Text($"{index}"),
            step.Operator,
            step.Kernel,
            step.Output,
            step.Weights,
            Text($"{step.Milliseconds:0.0000}"),
            .. Speed(step.GigaFlops, peak),
        ];

    private static string[] Row(List<ProfiledStep> steps, double sum, double peak)
    {
        var milliseconds = steps.Sum(step => step.Milliseconds);
        return
        [
            steps[0].Operator,
            steps[0].Kernel,
            Text($"{steps.Count}"),
            Text($"{milliseconds:0.000}"),
            Text($"{milliseconds / sum:P1}"),
            .. Speed(steps.Sum(step => step.Flop) / milliseconds * 1e-6, peak),
        ];
    }

    // Not known for what is no product.
    private static string[] Speed(double gigaFlops, double peak) =>
        gigaFlops > 0 ? [Text($"{gigaFlops:0.0}"), peak > 0 ? Text($"{gigaFlops / peak:P0}") : ""] : ["", ""];

    private static void WriteTable(StringBuilder text, string[] head, int textColumns, IEnumerable<string[]> rows)
    {
        string[][] all = [head, .. rows];
        int[] widths = [.. head.Select((_, column) => all.Max(row => row[column].Length))];
        WriteRow(text, head, widths, textColumns);
        WriteRow(
            text,
            [
                .. widths.Select(
                    (width, column) => column < textColumns ? new string('-', width) : new string('-', width - 1) + ":"
                ),
            ],
            widths,
            textColumns
        );
        foreach (var row in all.Skip(1))
        {
            WriteRow(text, row, widths, textColumns);
        }
    }

    private static void WriteRow(StringBuilder text, string[] cells, int[] widths, int textColumns)
    {
        var padded = cells.Select(
            (cell, column) => column < textColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])
        );
        text.AppendLine($"| {string.Join(" | ", padded)} |");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
