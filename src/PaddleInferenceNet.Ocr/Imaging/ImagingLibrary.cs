using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Settings of the imaging library, which hold for the whole process.</summary>
internal static class ImagingLibrary
{
    /// <summary>
    /// Does all imaging on the calling thread, so that engines on several threads do not compete for cores, and keeps the
    /// library's remarks off standard error: what matters of them is in the exceptions.
    /// </summary>
    public static void Configure()
    {
        Cv2.SetNumThreads(1);
        Cv2.SetLogLevel(LogLevel.SILENT);
    }
}
