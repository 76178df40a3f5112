using System.Diagnostics;
using System.Text.Json;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Soak.Workers;

/// <summary>The outside of a worker process, which ends with this one.</summary>
internal static class WorkerProcess
{
    // What a run of pictures may take, and what a run of time may take longer: the last pictures are finished.
    private static readonly TimeSpan LongestOfPictures = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Runs a plan on one library to its end.</summary>
    /// <param name="name">The engine, for the report.</param>
    /// <param name="library">The Paddle library for it to load.</param>
    /// <param name="plan">What it does.</param>
    /// <param name="progress">Gets each reading.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static async Task<EngineSoak> RunAsync(
        string name,
        string library,
        SoakPlan plan,
        Action<Sample> progress,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(library, plan);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(plan.Duration + Grace ?? LongestOfPictures);
        List<Sample> samples = [];
        WorkerSummary? summary = null;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith('{'))
                {
                    continue; // what a library prints on its own account
                }

                var report = JsonSerializer.Deserialize(line, SoakJson.Default.WorkerReport)!;
                summary ??= report.Summary;
                if (report.Sample is { } sample)
                {
                    samples.Add(sample);
                    progress(sample);
                }
            }

            await process.WaitForExitAsync(limit.Token);
            var error = summary is null ? $"the process ended with exit code {process.ExitCode}" : summary.Error;
            return new EngineSoak(name, plan, samples, summary, error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EngineSoak(name, plan, samples, summary, "the process did not end and was killed");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Process Start(string library, SoakPlan plan)
    {
        var start = OwnProgram.StartInfo(["worker", library, .. plan.ToArguments()]);
        foreach (var (name, value) in SoakPlan.MemorySettings.Where(_ => !plan.IsPlain))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
    }
}
