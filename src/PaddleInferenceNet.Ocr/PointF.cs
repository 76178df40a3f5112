namespace PaddleInferenceNet.Ocr;

/// <summary>A point in pixels; x grows to the right, y grows downwards, (0, 0) is the centre of the top left pixel.</summary>
public readonly record struct PointF(float X, float Y)
{
    /// <summary>Euclidean distance to another point, in pixels.</summary>
    public double DistanceTo(PointF other) => double.Hypot((double)X - other.X, (double)Y - other.Y);
}
