using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Scenarios;
using ScottPlot;

namespace PaddleInferenceNet.Benchmarks.Reports;

/// <summary>A bar for each engine and case, as a share of the slowest engine's time.</summary>
internal static class PlotReport
{
    private const int Width = 1000;
    private const int RowHeight = 70;

    /// <summary>Gives a PNG file.</summary>
    public static byte[] Draw(BenchmarkReport report)
    {
        List<Measurement> rows = [.. report.Measurements.Where(measurement => measurement.Unit == "ms")];
        using Plot plot = new();
        EngineKind[] kinds = Enum.GetValues<EngineKind>();
        List<Bar> bars = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var slowest = rows[i].Values.Values.Max();
            for (var k = 0; k < kinds.Length; k++)
            {
                if (rows[i].Values.TryGetValue(kinds[k], out var value))
                {
                    var position = -(i * (kinds.Length + 1)) - k;
                    bars.Add(MakeBar(position, value / slowest, $"{value:G3} ms", k));
                }
            }
        }

        plot.Add.Bars(bars).Horizontal = true;
        Tick[] ticks = [.. rows.Select((row, i) => new Tick(-(i * (kinds.Length + 1)) - 1, row.Case))];
        plot.Axes.Left.SetTicks([.. ticks.Select(tick => tick.Position)], [.. ticks.Select(tick => tick.Label)]);
        plot.Axes.SetLimitsX(0, 1.15);
        plot.Title("Time of one run, as a share of the slowest engine");
        plot.Legend.ManualItems.AddRange(
            kinds.Select((kind, k) => new LegendItem { LabelText = kind.ToString(), FillColor = ColorOf(k) })
        );
        plot.ShowLegend(Alignment.LowerRight);
        return plot.GetImageBytes(Width, 120 + (RowHeight * rows.Count), ImageFormat.Png);
    }

    private static Bar MakeBar(double position, double length, string label, int kind) =>
        new()
        {
            Position = position,
            Value = length,
            FillColor = ColorOf(kind),
            Label = label,
            LineWidth = 0,
        };

    private static Color ColorOf(int kind) => Colors.Category10[kind];
}
