using ScottPlot;

namespace PaddleInferenceNet.Soak.Reports;

/// <summary>Memory, speed, latency, handles and threads over time, a line for each engine.</summary>
internal static class PlotReport
{
    private const int Width = 1000;
    private const int RowHeight = 240;

    // Each value from a reading and the one before it.
    private static readonly (string Title, Func<Sample, Sample, double> Value)[] Rows =
    [
        ("Resident memory, MB", (_, sample) => sample.ResidentMb),
        ("Managed heap, MB", (_, sample) => sample.ManagedMb),
        (
            "Pictures a second",
            (before, sample) => (sample.Pictures - before.Pictures) / (sample.Seconds - before.Seconds)
        ),
        ("Latency of pictures, median, ms", (_, sample) => sample.Latency.P50),
        ("Latency of pictures, 99 %, ms", (_, sample) => sample.Latency.P99),
        ("Open handles", (_, sample) => sample.Handles),
        ("Threads", (_, sample) => sample.Threads),
    ];

    /// <summary>Gives a PNG file.</summary>
    public static byte[] Draw(SoakReport report)
    {
        Multiplot plots = new();
        plots.AddPlots(Rows.Length);
        for (var row = 0; row < Rows.Length; row++)
        {
            Draw(plots.GetPlot(row), Rows[row].Title, Rows[row].Value, report);
        }

        return plots.Render(Width, RowHeight * Rows.Length).GetImageBytes(ImageFormat.Png);
    }

    private static void Draw(Plot plot, string title, Func<Sample, Sample, double> value, SoakReport report)
    {
        foreach (var engine in report.Engines)
        {
            var line = plot.Add.ScatterLine(
                engine.Samples.Skip(1).Select(sample => sample.Seconds / 60).ToArray(),
                engine.Samples.Zip(engine.Samples.Skip(1), value).ToArray()
            );
            line.LegendText = engine.Name;
        }

        plot.Title(title);
        plot.XLabel("minutes");
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top * 1.05);
        plot.ShowLegend(Alignment.LowerRight);
    }
}
