namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>From pixels of the probability map to pixels of the picture.</summary>
/// <param name="MapWidth">Width of the map.</param>
/// <param name="MapHeight">Height of the map.</param>
/// <param name="Width">Width that the map's width stands for.</param>
/// <param name="Height">Height that the map's height stands for.</param>
internal readonly record struct MapScale(int MapWidth, int MapHeight, int Width, int Height)
{
    /// <summary>Scales in single precision, rounds halves to even, and holds the result to 0 … width and 0 … height.</summary>
    public PointF ToPicture(PointF point) => new(Scale(point.X, MapWidth, Width), Scale(point.Y, MapHeight, Height));

    private static float Scale(float value, float from, float to) =>
        // The maximum of 0 and −0 is 0: no negative zero reaches a result.
        MathF.Min(MathF.Max(0, MathF.Round(value / from * to, MidpointRounding.ToEven)), to);
}
