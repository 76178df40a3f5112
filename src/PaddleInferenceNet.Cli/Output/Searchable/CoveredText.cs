using System.Text;
using PaddleInferenceNet.Cli.Output.Drawing;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Searchable;

/// <summary>Text on a page of a PDF file that can be searched and copied; a picture drawn after it covers it.</summary>
internal static class CoveredText
{
    private const float HeightOfText = 0.8f;

    /// <summary>Writes a text into its box, from its left to its right edge.</summary>
    public static void Draw(SKCanvas canvas, LineBox box, string text, SKTypeface face)
    {
        using SKFont font = new(face, box.Height * HeightOfText);
        Rune[] characters = [.. text.EnumerateRunes()];
        ushort[] glyphs = [.. characters.Select(character => font.GetGlyph(character.Value))];
        var length = font.MeasureText(glyphs);
        if (length <= 0)
        {
            return;
        }

        using var run = Run(font, glyphs, characters);
        using SKPaint paint = new() { Color = SKColors.Black };
        var metrics = font.Metrics;
        canvas.Save();
        canvas.Concat(box.Placement);
        canvas.Scale(box.Width / length, 1);
        canvas.DrawText(run, 0, (box.Height - metrics.Ascent - metrics.Descent) / 2, paint);
        canvas.Restore();
    }

    // With the characters beside the glyphs: some fonts have one glyph for several characters, and from the glyph alone
    // a reader would take the wrong one.
    private static SKTextBlob Run(SKFont font, ushort[] glyphs, Rune[] characters)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(characters));
        var starts = new uint[characters.Length];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + (uint)characters[i - 1].Utf8SequenceLength;
        }

        using SKTextBlobBuilder builder = new();
        var run = builder.AllocateTextRun(font, glyphs.Length, 0, 0, text.Length);
        run.SetGlyphs(glyphs);
        run.SetText(text);
        run.SetClusters(starts);
        return builder.Build()!;
    }
}
