using System.Text;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A table in plain text.</summary>
internal static class TextColumns
{
    /// <summary>One line for each row; each column is as wide as its longest cell.</summary>
    /// <param name="rows">Rows with the same number of cells.</param>
    public static string Of(IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        StringBuilder text = new();
        foreach (var row in all)
        {
            var cells = row.Select((cell, column) => cell.PadRight(all.Max(other => other[column].Length)));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
