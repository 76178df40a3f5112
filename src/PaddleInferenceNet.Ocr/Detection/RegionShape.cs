namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>The shape of detected regions.</summary>
public enum RegionShape
{
    /// <summary>Four corners.</summary>
    Quad,

    /// <summary>A polygon that follows the contour, for curved text.</summary>
    Polygon,
}
