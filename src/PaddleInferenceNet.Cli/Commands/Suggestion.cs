namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Finds the word that was perhaps meant.</summary>
internal static class Suggestion
{
    private const int MaxLength = 64;

    /// <summary>The known word nearest to one with a slip, or null where none is near.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        // What follows "=" is the option's value.
        var name = word.Split('=')[0];
        if (name.Length > MaxLength)
        {
            return null;
        }

        var limit = Math.Max(1, name.Trim('-').Length / 3);
        return known
            .Select(candidate => (Word: candidate, Slips: Distance(name, candidate)))
            .Where(candidate => candidate.Slips <= limit)
            .OrderBy(candidate => candidate.Slips)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>Letters to insert, delete, replace or swap with their neighbour to get from one word to the other.</summary>
    private static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] =
                    i == 0 || j == 0 ? i + j : Math.Min(OneLetter(distance, a, b, i, j), Swap(distance, a, b, i, j));
            }
        }

        return distance[a.Length, b.Length];
    }

    private static int OneLetter(int[,] distance, string a, string b, int i, int j) =>
        Math.Min(
            Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
            distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        );

    private static int Swap(int[,] distance, string a, string b, int i, int j) =>
        i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? distance[i - 2, j - 2] + 1 : int.MaxValue;
}
