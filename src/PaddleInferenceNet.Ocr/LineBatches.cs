namespace PaddleInferenceNet.Ocr;

/// <summary>Divides pictures of lines into batches of similar shape, narrow ones first.</summary>
internal static class LineBatches
{
    /// <summary>Positions in <paramref name="lines"/>, batch by batch; equal shapes keep their order.</summary>
    public static IEnumerable<int[]> Plan(IReadOnlyList<Image> lines, int batchSize) =>
        Enumerable.Range(0, lines.Count).OrderBy(i => WidthToHeight(lines[i])).Chunk(batchSize);

    public static double WidthToHeight(Image line) => (double)line.Width / line.Height;

    /// <summary>Width of a line brought to a height, rounded up and held to a limit.</summary>
    public static int ScaledWidth(Image line, int height, int limit) =>
        (int)Math.Min(limit, Math.Ceiling(height * WidthToHeight(line)));
}
