using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>
/// Draws a picture with its lines filled in colour, and beside it the texts in the places and colours of their lines, as
/// the reference's drawings do.
/// </summary>
internal sealed class PictureDrawing(TextFonts fonts)
{
    /// <summary>What follows the name of a picture in that of its drawing.</summary>
    public const string Suffix = ".drawn.png";

    // Skia keeps coordinates in 16.16 fixed point in places, so a drawing stays below this.
    private const int MaxSide = 16_000;

    // 400 MB, of which a drawing takes some more while it is written.
    private const double MaxPixels = 100e6;

    // The golden angle: hues that follow each other are far apart, however many there are.
    private const float HueStep = 137.508f;

    private static readonly SKSamplingOptions Sampling = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>The drawing as a PNG file: twice as wide as the picture, scaled down where it would be too large.</summary>
    public byte[] Draw(ImageView image, PictureJson picture)
    {
        var scale = Scale(image.Width, image.Height);
        var (width, height) = (Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)));
        SKImageInfo size = new(2 * width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var surface =
            SKSurface.Create(size)
            ?? throw new CommandException(
                ExitCode.Failed,
                $"A drawing of {size.Width} x {height} pixels does not fit the memory."
            );
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using (var source = PictureBitmap.Of(image))
        using (var copy = SKImage.FromBitmap(source))
        {
            canvas.DrawImage(copy, SKRect.Create(width, height), Sampling);
        }

        for (var i = 0; i < picture.Lines.Length; i++)
        {
            var corners = LineBox.Corners(picture.Lines[i], scale);
            var colour = SKColor.FromHsv(i * HueStep % 360, 90, 85);
            Fill(canvas, corners, colour);
            LineText.Draw(
                canvas,
                [.. corners.Select(corner => new SKPoint(corner.X + width, corner.Y))],
                picture.Lines[i].Text,
                fonts.For(picture.Lines[i].Text),
                colour
            );
        }

        using var drawn = surface.Snapshot();
        using var file = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    private static float Scale(int width, int height)
    {
        var pixels = 2.0 * width * height;
        var bySide = MaxSide / (double)Math.Max(2 * width, height);
        return (float)Math.Min(1, Math.Min(bySide, Math.Sqrt(MaxPixels / pixels)));
    }

    // Half of the colour, half of the picture.
    private static void Fill(SKCanvas canvas, SKPoint[] corners, SKColor colour)
    {
        using SKPaint paint = new() { Color = colour.WithAlpha(128), IsAntialias = true };
        using var path = LineText.Outline(corners);
        canvas.DrawPath(path, paint);
    }
}
