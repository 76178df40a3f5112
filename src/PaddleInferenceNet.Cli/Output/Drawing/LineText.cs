using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>Draws the text of a line into its box.</summary>
internal static class LineText
{
    private const float HeightOfText = 0.8f;

    /// <summary>The outline of a box.</summary>
    public static SKPath Outline(SKPoint[] corners)
    {
        SKPath path = new();
        path.AddPoly(corners, close: true);
        return path;
    }

    /// <summary>Draws a box in its colour, and in it the text in black, as large as it fits.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="corners">Four corners, clockwise from the top left one of the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="face">Its font; null to draw the box only.</param>
    /// <param name="colour">Colour of the box.</param>
    public static void Draw(SKCanvas canvas, SKPoint[] corners, string text, SKTypeface? face, SKColor colour)
    {
        using (
            SKPaint line = new()
            {
                Color = colour,
                IsStroke = true,
                IsAntialias = true,
            }
        )
        using (var outline = Outline(corners))
        {
            canvas.DrawPath(outline, line);
        }

        if (face is null || text.Length == 0 || LineBox.Of(corners) is not { } box)
        {
            return;
        }

        canvas.Save();
        canvas.Concat(box.Placement);
        DrawFitting(canvas, text, face, box.Width, box.Height);
        canvas.Restore();
    }

    private static void DrawFitting(SKCanvas canvas, string text, SKTypeface face, float width, float height)
    {
        using SKFont font = new(face, height * HeightOfText);
        var length = font.MeasureText(text);
        if (length > width)
        {
            font.Size *= width / length;
        }

        using SKPaint paint = new() { Color = SKColors.Black, IsAntialias = true };
        var metrics = font.Metrics;
        canvas.DrawText(text, 0, (height - metrics.Ascent - metrics.Descent) / 2, SKTextAlign.Left, font, paint);
    }
}
