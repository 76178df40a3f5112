namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Sorts regions from top to bottom, and those of one line from left to right.</summary>
internal static class ReadingOrder
{
    /// <summary>Vertical distance in pixels of the picture below which two regions may be on one line.</summary>
    private const float LineHeight = 10;

    /// <summary>Sorts by the first corners: by height, then each towards the left past neighbours of the same line.</summary>
    public static List<TextRegion> Sort(IEnumerable<TextRegion> regions)
    {
        var sorted = regions.OrderBy(region => region.Outline[0].Y).ThenBy(region => region.Outline[0].X).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            for (var j = i; j > 0 && IsOutOfOrder(sorted[j - 1].Outline[0], sorted[j].Outline[0]); j--)
            {
                (sorted[j - 1], sorted[j]) = (sorted[j], sorted[j - 1]);
            }
        }

        return sorted;
    }

    private static bool IsOutOfOrder(PointF first, PointF second) =>
        Math.Abs(second.Y - first.Y) < LineHeight && second.X < first.X;
}
