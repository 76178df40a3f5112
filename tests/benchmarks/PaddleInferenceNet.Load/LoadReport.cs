using System.Globalization;

namespace PaddleInferenceNet.Load;

/// <summary>What was measured, and which rules it breaks.</summary>
internal sealed record LoadReport(
    LoadPlan Plan,
    Tally Tally,
    MemoryWatch Memory,
    Throughput Service,
    double Busy,
    Throughput Engine
)
{
    private const double LeastShare = 0.9;
    private const double MostGrowth = 0.05;

    private static readonly HashSet<string> Allowed = ["200", "429", "503"];

    private int Answered =>
        Tally
            .Answers.Where(answer => !answer.Key.StartsWith("lost", StringComparison.Ordinal))
            .Sum(answer => answer.Value);

    private double Share => Service.Speed / Engine.Speed;

    public IEnumerable<string> Failures()
    {
        foreach (var (kind, count) in Tally.Answers.Where(answer => !Allowed.Contains(answer.Key)))
        {
            yield return Text($"{count} times: {kind}");
        }

        if (Answered != Tally.Sent)
        {
            yield return Text($"{Tally.Sent} requests were sent and {Answered} answered");
        }

        if (!(Memory.Growth <= MostGrowth))
        {
            yield return Text($"memory grew by {Memory.Growth:P1}, more than {MostGrowth:P0}");
        }

        if (!(Tally.Wait(0.99) < LoadPlan.QueueTimeout.TotalMilliseconds))
        {
            yield return Text(
                $"99 % of the waits go up to {Tally.Wait(0.99):0} ms, not below the limit of {LoadPlan.QueueTimeout.TotalMilliseconds:0} ms"
            );
        }

        if (!(Share >= LeastShare))
        {
            yield return Text(
                $"{Service.Speed:0.00} pictures/s are {Share:P1} of the engine's {Engine.Speed:0.00}, less than {LeastShare:P0}"
            );
        }
    }

    public override string ToString() =>
        Text(
            $"""
            clients             {Plan.Clients} for a queue of {Plan.Queue} and {Plan.Workers} workers, {Plan.Duration.TotalSeconds:0} s
            requests            {Tally.Sent} sent, {Answered} answered
            answers             {string.Join(", ", Tally.Answers.Select(answer => $"{answer.Value} x {answer.Key}"))}
            pictures/s          {Service.Speed:0.00}, engine alone {Engine.Speed:0.00} ({Share:P1})
            workers             had a job for {Busy:P1} of the time
            processor, ms       {Service.ProcessorMs:0} for each picture, engine alone {Engine.ProcessorMs:0}
            wait, ms            p50 {Tally.Wait(0.5):0}, p99 {Tally.Wait(
                0.99
            ):0} (limit {LoadPlan.QueueTimeout.TotalMilliseconds:0})
            request, ms         p50 {Tally.Latency(0.5):0}, p99 {Tally.Latency(0.99):0}
            memory, MiB         {Memory.Settled:0.0} after {LoadPlan.Settling.TotalSeconds:0} s, at most {Memory.Highest:0.0} later ({Memory.Growth:+0.0%;-0.0%})
            """
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
