using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>An upright box in whole pixels; the right and lower edges are outside.</summary>
internal readonly record struct Bounds(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>The smallest box around corners, held inside the picture.</summary>
    /// <param name="corners">Points [x, y] in pixels.</param>
    /// <param name="picture">The picture, of which the size counts.</param>
    public static Bounds Of(double[][] corners, PictureJson picture)
    {
        var (width, height) = (picture.Size[0], picture.Size[1]);
        return new Bounds(
            Hold(Math.Floor(corners.Min(corner => corner[0])), width),
            Hold(Math.Floor(corners.Min(corner => corner[1])), height),
            Hold(Math.Ceiling(corners.Max(corner => corner[0])), width),
            Hold(Math.Ceiling(corners.Max(corner => corner[1])), height)
        );
    }

    /// <summary>The smallest box around boxes; an empty one for none.</summary>
    public static Bounds Around(IReadOnlyCollection<Bounds> boxes) =>
        boxes.Count == 0
            ? default
            : new Bounds(
                boxes.Min(box => box.Left),
                boxes.Min(box => box.Top),
                boxes.Max(box => box.Right),
                boxes.Max(box => box.Bottom)
            );

    private static int Hold(double value, int most) => (int)Math.Clamp(value, 0, most);
}
