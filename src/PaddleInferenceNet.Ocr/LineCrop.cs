using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr;

/// <summary>Cuts one line out of a picture.</summary>
internal static class LineCrop
{
    /// <summary>Height ÷ width from which a line is taken to run from top to bottom.</summary>
    private const double UprightRatio = 1.5;

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
