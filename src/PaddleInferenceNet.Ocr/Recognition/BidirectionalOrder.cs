using System.Text;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>Puts text decoded from left to right into the order of a script that runs from right to left.</summary>
internal static class BidirectionalOrder
{
    private const string KeptSymbols = " :*./%+-";

    /// <summary>Reverses the order of the characters, but keeps runs of Latin letters, digits and their signs whole.</summary>
    public static string ToReadingOrder(string text)
    {
        var pieces = new List<string>();
        var run = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsKept(rune))
            {
                run.Append(rune.ToString());
                continue;
            }

            Flush(run, pieces);
            pieces.Add(rune.ToString());
        }

        Flush(run, pieces);
        pieces.Reverse();
        return string.Concat(pieces);
    }

    private static void Flush(StringBuilder run, List<string> pieces)
    {
        if (run.Length > 0)
        {
            pieces.Add(run.ToString());
            run.Clear();
        }
    }

    private static bool IsKept(Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || KeptSymbols.Contains((char)rune.Value));
}
