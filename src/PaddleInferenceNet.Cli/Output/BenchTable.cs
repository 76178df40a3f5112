using System.Globalization;
using System.Text;
using PaddleInferenceNet.Cli.Output.Json;
using Spectre.Console;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A measurement for people: a table on a terminal, else one line for each value.</summary>
internal static class BenchTable
{
    public static void Write(BenchJson bench, ResultOutput output)
    {
        var rows = Rows(bench);
        if (output.IsTerminal)
        {
            AnsiConsole.Write(ToTable(rows));
            return;
        }

        var width = rows.Max(row => row.Name.Length);
        StringBuilder text = new();
        foreach (var (name, value) in rows)
        {
            text.Append($"{name.PadRight(width)}  {value}\n");
        }

        output.Write(text.ToString());
    }

    private static (string Name, string Value)[] Rows(BenchJson bench) =>
        [
            ("model", bench.Model),
            ("shape", string.Join("; ", bench.Shapes.Select(shape => string.Join(',', shape)))),
            ("library", $"{bench.Library} ({bench.LibraryVersion})"),
            ("threads", Text(bench.Threads)),
            ("rounds", Text(bench.Rounds)),
            ("shortest run", $"{Text(bench.MinMs)} ms"),
            ("median run", $"{Text(bench.MedianMs)} ms"),
            ("first run", $"{Text(bench.FirstRunMs)} ms"),
            ("loading", $"{Text(bench.LoadMs)} ms"),
            ("peak memory", $"{Text(bench.PeakMb)} MiB"),
        ];

    private static Table ToTable((string Name, string Value)[] rows)
    {
        var table = new Table().HideHeaders().Border(TableBorder.Rounded).AddColumns("", "");
        foreach (var (name, value) in rows)
        {
            table.AddRow($"[grey]{Markup.Escape(name)}[/]", Markup.Escape(value));
        }

        return table;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
