using System.Globalization;

namespace PaddleInferenceNet.Benchmarks.Profiles;

/// <summary>The times of all steps of a network, in order.</summary>
/// <param name="Case">What was timed.</param>
/// <param name="Steps">The steps; their sum is a little more than a run, since each one is timed.</param>
/// <param name="RunMilliseconds">Least time of a whole run.</param>
/// <param name="ArenaBytes">Memory of all results.</param>
/// <param name="CorePeak">10⁹ multiplications and additions a second that one core did in registers alone, in the same process.</param>
internal sealed record Profile(
    ProfileCase Case,
    IReadOnlyList<ProfiledStep> Steps,
    double RunMilliseconds,
    long ArenaBytes,
    double CorePeak
)
{
    /// <summary>The same of all cores that took part.</summary>
    public double Peak => CorePeak * Case.Threads;

    /// <summary>Multiplications and additions of a run.</summary>
    public double Flop => Steps.Sum(step => step.Flop);

    /// <summary>Reads what the profiler prints: lines of fields separated by tabs, the first of which says what they are.</summary>
    public static Profile Parse(ProfileCase item, string text)
    {
        string[][] lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r').Split('\t'))];
        var run = lines.Single(fields => fields[0] == "run");
        var peak = lines.Single(fields => fields[0] == "peak");
        var steps = lines
            .Where(fields => fields[0] == "step")
            .Select(fields => new ProfiledStep(
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                Number(fields[5]),
                Number(fields[6])
            ));
        return new Profile(
            item,
            [.. steps],
            Number(run[1]),
            long.Parse(run[2], CultureInfo.InvariantCulture),
            Number(peak[1])
        );
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
