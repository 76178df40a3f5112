using System.Text;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>Plain text, one line for each line of text.</summary>
internal static class TextFile
{
    public static byte[] Of(PictureJson picture) => Encoding.UTF8.GetBytes(TextOf(picture));

    public static string TextOf(PictureJson picture) =>
        string.Concat(picture.Lines.Select(line => $"{OneLine(line.Text)}\n"));

    /// <summary>Text without what would end a line or a cell.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
