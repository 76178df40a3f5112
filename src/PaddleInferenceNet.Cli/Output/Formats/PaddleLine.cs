using System.Globalization;
using System.Text;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>
/// A line of the reference's <c>system_results.txt</c>: name of the picture's file, tab, and texts with their corners in
/// whole pixels as Python writes JSON, text as it is.
/// </summary>
internal static class PaddleLine
{
    public static byte[] Of(PictureJson picture)
    {
        var lines = picture.Lines.Select(line =>
            $"{{\"transcription\": {Quoted(line.Text)}, \"points\": [{string.Join(", ", line.Box.Select(Corner))}]}}"
        );
        return Encoding.UTF8.GetBytes(
            $"{TextFile.OneLine(Path.GetFileName(picture.Image))}\t[{string.Join(", ", lines)}]\n"
        );
    }

    // The reference cuts fractions off.
    private static string Corner(double[] corner) =>
        string.Create(CultureInfo.InvariantCulture, $"[{(int)corner[0]}, {(int)corner[1]}]");

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
