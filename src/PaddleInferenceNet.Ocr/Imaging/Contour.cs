namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>A closed border in a mask, given by its bends; outer borders run counter-clockwise on the screen, holes clockwise.</summary>
internal readonly record struct Contour(PixelPoint[] Points)
{
    /// <summary>Whether the border surrounds unset pixels; its points are the set ones next to them.</summary>
    public bool IsHole => Polygon.TwiceSignedArea(Points) > 0;
}
