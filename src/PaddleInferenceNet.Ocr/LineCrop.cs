using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr;

/// <summary>Cuts one line out of a picture.</summary>
internal static class LineCrop
{
    /// <summary>Height ÷ width from which a line is taken to run from top to bottom.</summary>
    private const double UprightRatio = 1.5;

    /// <summary>
    /// Pixels of all lines together for each of the picture, beyond which they are not cut out: lines of text hardly overlap,
    /// while the regions of a model made for it may lie on each other by the thousand.
    /// </summary>
    private const int MostCover = 16;

    // Of small pictures every line fits the memory.
    private const long SmallPicture = 1_000_000;

    /// <summary>Refuses lines that would take many times the memory of their picture.</summary>
    /// <exception cref="PaddleException">They would.</exception>
    public static void ThrowIfTooMany(ImageView image, IEnumerable<Quad> boxes)
    {
        var most = MostCover * Math.Max(SmallPicture, (long)image.Width * image.Height);
        var pixels = 0L;
        foreach (var box in boxes)
        {
            var (width, height) = PerspectiveCrop.Size(box);
            pixels += (long)width * height;
            if (pixels > most)
            {
                throw new PaddleException(
                    PaddleErrorCode.OutOfMemory,
                    nameof(Cut),
                    $"The regions found in a picture of {image.Width} x {image.Height} have more than {most} pixels together, "
                        + $"{MostCover} for each of the picture. Is it the right kind of model?"
                );
            }
        }
    }

    /// <summary>Whether a line is so much higher than wide that it is taken to run from top to bottom.</summary>
    public static bool RunsDownwards(Quad box)
    {
        var (width, height) = PerspectiveCrop.Size(box);
        return (double)height / width >= UprightRatio;
    }

    /// <summary>The line as an upright picture; one that runs from top to bottom is turned counter-clockwise.</summary>
    public static Image Cut(ImageView image, Quad box)
    {
        var crop = PerspectiveCrop.Cut(image, box);
        if (!RunsDownwards(box))
        {
            return crop;
        }

        using (crop)
        {
            return ImageRotation.Rotate90CounterClockwise(crop);
        }
    }
}
