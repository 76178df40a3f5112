using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Ocr;

/// <summary>Every message of this assembly, with its event id.</summary>
internal static partial class OcrLog
{
    [LoggerMessage(
        100,
        LogLevel.Debug,
        "Read {Width} x {Height} pixels: {Lines} lines of {Regions} regions in {ElapsedMs:0.0} ms"
    )]
    public static partial void PictureRead(
        ILogger logger,
        int width,
        int height,
        int lines,
        int regions,
        double elapsedMs
    );
}
