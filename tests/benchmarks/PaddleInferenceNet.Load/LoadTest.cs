using System.Diagnostics;
using System.Globalization;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Load;

/// <summary>Measures the engine, then the service under more load than it can do, then the engine again.</summary>
internal static class LoadTest
{
    /// <summary>Runs, prints a table, and gives 0 where all rules hold, else 1.</summary>
    public static async Task<int> RunAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        var library = TestLibrary.Path;
        PaddleLibrary.Use(library);
        var picture = await File.ReadAllBytesAsync(plan.Picture, cancellationToken);
        using var engine = OcrEngine.Create(OcrModels.FromDirectory(RepositoryRoot.Combine("third_party", "models")));
        var expected = EngineSpeed.Read(engine, picture);

        // Before and after, as a machine that others use too is not equally fast all the time.
        var before = await EngineSpeed.MeasureAsync(engine, picture, plan.Workers, plan.Baseline);
        var (tally, memory, service, busy) = await LoadAsync(plan, library, picture, expected, cancellationToken);
        var after = await EngineSpeed.MeasureAsync(engine, picture, plan.Workers, plan.Baseline);

        LoadReport report = new(plan, tally, memory, service, busy, Throughput.Mean(before, after));
        Console.WriteLine(report);
        var failures = report.Failures().ToList();
        failures.ForEach(failure => Console.Error.WriteLine($"FAILED: {failure}"));
        return failures.Count == 0 ? 0 : 1;
    }

    private static async Task<(Tally Tally, MemoryWatch Memory, Throughput Service, double Busy)> LoadAsync(
        LoadPlan plan,
        string library,
        byte[] picture,
        string expected,
        CancellationToken cancellationToken
    )
    {
        using var service = await ServiceProcess.StartAsync(plan, library, cancellationToken);
        using HttpClient http = new() { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        Tally tally = new();
        MemoryWatch memory = new(service);
        using var timeIsUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeIsUp.CancelAfter(plan.Duration);

        var processor = service.Processor;
        var start = Stopwatch.GetTimestamp();
        var watching = memory.RunAsync(timeIsUp.Token);
        var clients = Enumerable.Range(0, plan.Clients).Select(_ => new Client(http, picture, expected, tally));
        await Task.WhenAll(clients.Select(client => client.RunAsync(timeIsUp.Token)));
        // What was under way when the time was up is answered too, and so counts with its time.
        var elapsed = Stopwatch.GetElapsedTime(start);
        var throughput = Throughput.Of(tally.Done, elapsed, service.Processor - processor);
        await watching;
        cancellationToken.ThrowIfCancellationRequested();
        var busy = await BusySecondsAsync(http) / (plan.Workers * elapsed.TotalSeconds);
        return (tally, memory, throughput, busy);
    }

    /// <summary>Seconds that all workers together had a job.</summary>
    private static async Task<double> BusySecondsAsync(HttpClient http)
    {
        var metrics = await http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        var line = metrics
            .Split('\n')
            .First(line => line.StartsWith("paddle_ocr_job_duration_seconds_sum{", StringComparison.Ordinal));
        return double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
