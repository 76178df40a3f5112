using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr;

/// <summary>Cuts one line out of a picture.</summary>
internal static class LineCrop
{
    /// <summary>Height ÷ width from which a line is taken to run from top to bottom.</summary>
    private const double UprightRatio = 1.5;

    /// <summary>The line as an upright picture; one that runs from top to bottom is turned counter-clockwise.</summary>
    public static Image Cut(ImageView image, Quad box)
    {
        var crop = PerspectiveCrop.Cut(image, box);
        if ((double)crop.Height / crop.Width < UprightRatio)
        {
            return crop;
        }

        using (crop)
        {
            return ImageRotation.Rotate90CounterClockwise(crop);
        }
    }
}
