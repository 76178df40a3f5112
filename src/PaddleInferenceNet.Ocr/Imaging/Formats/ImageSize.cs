namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>Width and height in pixels as a file's header states them; unchecked.</summary>
internal readonly record struct ImageSize(long Width, long Height);
