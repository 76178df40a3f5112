using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Calls;

/// <summary>Runs <see cref="RoundBenchmark"/> and holds the wrapper to its limits.</summary>
internal static class RoundCommand
{
    private const double LimitMicroseconds = 2;

    /// <returns>0 where the wrapper keeps both limits, else 1.</returns>
    public static int Run(string library)
    {
        PaddleLibrary.Use(library);
        var config = DefaultConfig
            .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(10))
            .WithArtifactsPath(RepositoryRoot.Combine("artifacts", "bench", "round"));
        var summary = BenchmarkRunner.Run<RoundBenchmark>(config);
        var bare = Report(summary, nameof(RoundBenchmark.Bare));
        var wrapped = Report(summary, nameof(RoundBenchmark.Wrapped));
        if (bare.ResultStatistics is not { } without || wrapped.ResultStatistics is not { } with)
        {
            Console.Error.WriteLine("The rounds could not be measured; see above.");
            return 1;
        }

        var overhead = (with.Mean - without.Mean) / 1000;
        var allocated = wrapped.GcStats.GetBytesAllocatedPerOperation(wrapped.BenchmarkCase);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The wrapper costs {overhead:F3} µs over the bare calls (at most {LimitMicroseconds}), and allocates {allocated} bytes (none)."
            )
        );
        return overhead <= LimitMicroseconds && allocated == 0 ? 0 : 1;
    }

    private static BenchmarkReport Report(Summary summary, string method) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
}
