using System.Globalization;
using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.Soak.Reports;
using PaddleInferenceNet.Soak.Workers;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Soak;

/// <summary>Runs a plan on each engine, all beside each other, and writes the report.</summary>
internal static class SoakCommand
{
    /// <returns>0 where all rules hold, else 1.</returns>
    public static async Task<int> RunAsync(
        SoakPlan plan,
        IReadOnlyDictionary<string, string> libraries,
        CancellationToken cancellationToken
    )
    {
        var engines = await Task.WhenAll(
            libraries.Select(entry =>
                WorkerProcess.RunAsync(
                    entry.Key,
                    entry.Value,
                    plan,
                    sample => Progress(entry.Key, sample),
                    cancellationToken
                )
            )
        );
        SoakReport report = new(Machine.Current, plan.ToString(), engines);
        var folder = RepositoryRoot.Combine("artifacts", "soak");
        // First of all to the console: where the files have no room, an hour of measuring is not lost.
        Console.WriteLine(MarkdownReport.Write(report));
        ReportFiles.Write(report, folder);
        Console.Error.WriteLine($"Written to {folder}.");
        return report.Failures.Any() ? 1 : 0;
    }

    private static void Progress(string engine, Sample sample)
    {
        // A line every half minute.
        if ((int)(sample.Seconds / SoakPlan.Interval.TotalSeconds) % 15 == 0)
        {
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{engine}: {sample.Seconds:0} s, {sample.Pictures} pictures, {sample.ResidentMb:0} MB, {sample.Handles} handles, {sample.Threads} threads"
                )
            );
        }
    }
}
