namespace PaddleInferenceNet.Ocr.Detection;

/// <summary>Which side of a picture the length limit of the detector is about.</summary>
public enum SideLimit
{
    /// <summary>The longer side is shrunk to the limit where it exceeds it.</summary>
    Max,

    /// <summary>The shorter side is grown to the limit where it falls below it.</summary>
    Min,

    /// <summary>The longer side always becomes the limit.</summary>
    ResizeLong,
}
