namespace PaddleInferenceNet.Ocr;

/// <summary>Four corners in pixels of the picture, clockwise from the top left one of the text.</summary>
public readonly record struct Quad(PointF TopLeft, PointF TopRight, PointF BottomRight, PointF BottomLeft)
{
    /// <summary>Number of corners.</summary>
    public const int Corners = 4;

    /// <summary>The corner at a position, 0 (top left) to 3 (bottom left).</summary>
    public PointF this[int index] =>
        index switch
        {
            0 => TopLeft,
            1 => TopRight,
            2 => BottomRight,
            3 => BottomLeft,
            _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A quadrilateral has corners 0 to 3."),
        };

    /// <summary>Writes the corners in order into <paramref name="destination"/>, which holds at least four points.</summary>
    public void CopyTo(Span<PointF> destination)
    {
        destination[3] = BottomLeft;
        destination[0] = TopLeft;
        destination[1] = TopRight;
        destination[2] = BottomRight;
    }

    internal static Quad From(ReadOnlySpan<PointF> corners) => new(corners[0], corners[1], corners[2], corners[3]);
}
