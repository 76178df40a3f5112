using System.Globalization;
using System.Text;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>
/// Values separated by tabs, with a row of titles: a row for each line, behind it one for each of its words where they were
/// asked for. Boxes are upright, in pixels.
/// </summary>
internal static class TsvFile
{
    private const string Titles = "level\tline\tword\tleft\ttop\twidth\theight\tscore\tangle\ttext\n";

    public static byte[] Of(PictureJson picture)
    {
        StringBuilder text = new(Titles);
        for (var i = 0; i < picture.Lines.Length; i++)
        {
            var line = picture.Lines[i];
            Append(text, "line", i + 1, 0, Bounds.Of(line.Box, picture), line, line.Text);
            for (var j = 0; j < (line.Words?.Length ?? 0); j++)
            {
                var word = line.Words![j];
                Append(text, "word", i + 1, j + 1, Bounds.Of(word.Box, picture), line, word.Text);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(
        StringBuilder text,
        string level,
        int line,
        int word,
        Bounds bounds,
        LineJson source,
        string content
    ) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"{level}\t{line}\t{word}\t{bounds.Left}\t{bounds.Top}\t{bounds.Width}\t{bounds.Height}\t{source.Score:0.####}\t{source.Angle}\t{TextFile.OneLine(content)}\n"
        );
}
