using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Finds names that were perhaps meant.</summary>
internal static class NearestNames
{
    private const int MaxLength = 200;
    private const int Most = 5;
    private const double LeastLikeness = 0.5;

    /// <summary>The known names that are most like one, the nearest first.</summary>
    public static ImmutableArray<string> For(string name, IEnumerable<string> known)
    {
        var wanted = Pairs(name.Length > MaxLength ? name[..MaxLength] : name);
        return
        [
            .. known
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(candidate => (Name: candidate, Likeness: Likeness(wanted, Pairs(candidate))))
                .Where(candidate => candidate.Likeness >= LeastLikeness)
                .OrderByDescending(candidate => candidate.Likeness)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(candidate => candidate.Name),
        ];
    }

    /// <summary>The coefficient of Dice over pairs of neighbours: names share parts rather than places.</summary>
    private static double Likeness(List<string> a, List<string> b)
    {
        List<string> rest = [.. b];
        var common = a.Count(rest.Remove);
        return 2.0 * common / (a.Count + b.Count);
    }

    // Spaces at both ends give the first and the last letter a pair of their own, and letters alone a length.
    private static List<string> Pairs(string name)
    {
        var text = $" {name.ToLowerInvariant()} ";
        return [.. Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2))];
    }
}
