using PaddleInferenceNet.Cli.Output.Json;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Output.Drawing;

/// <summary>The place of a line: a lying rectangle of the size of the text, and what brings it to its box.</summary>
/// <param name="Placement">From the rectangle, whose upper left corner is 0, 0, to the box.</param>
/// <param name="Width">Width of the rectangle, along the text.</param>
/// <param name="Height">Height of the rectangle.</param>
internal readonly record struct LineBox(SKMatrix Placement, float Width, float Height)
{
    // A box that is this much higher than wide holds a line that runs downwards.
    private const float UprightRatio = 2;
    private const float UprightHeight = 30;

    /// <summary>The corners of a line's box.</summary>
    /// <param name="line">The line.</param>
    /// <param name="scale">Size of a pixel of the picture there.</param>
    public static SKPoint[] Corners(LineJson line, float scale) =>
        [.. line.Box.Select(corner => new SKPoint((float)corner[0] * scale, (float)corner[1] * scale))];

    /// <summary>The place of the text of a box; null for a box that is too thin for any.</summary>
    /// <param name="corners">Four corners, clockwise from the top left one of the text.</param>
    public static LineBox? Of(SKPoint[] corners)
    {
        var width = SKPoint.Distance(corners[0], corners[1]);
        var height = SKPoint.Distance(corners[0], corners[3]);
        if (width < 1 || height < 1)
        {
            return null;
        }

        var isUpright = height > UprightRatio * width && height > UprightHeight;
        return isUpright
            ? new LineBox(Place(corners[1], corners[2], corners[0], height, width), height, width)
            : new LineBox(Place(corners[0], corners[1], corners[3], width, height), width, height);
    }

    // From the origin, the end of the upper edge and that of the left edge.
    private static SKMatrix Place(SKPoint origin, SKPoint right, SKPoint down, float width, float height) =>
        new(
            (right.X - origin.X) / width,
            (down.X - origin.X) / height,
            origin.X,
            (right.Y - origin.Y) / width,
            (down.Y - origin.Y) / height,
            origin.Y,
            0,
            0,
            1
        );
}
