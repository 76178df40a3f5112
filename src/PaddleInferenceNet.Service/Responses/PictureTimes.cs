using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>Time spent on one picture, in milliseconds.</summary>
/// <param name="WaitMs">Until a worker took it.</param>
/// <param name="DetectionMs">Finding the lines.</param>
/// <param name="OrientationMs">Telling which lines stand on their heads.</param>
/// <param name="RecognitionMs">Reading the lines.</param>
/// <param name="TotalMs">From the decoded picture to the result; the wait excluded.</param>
internal sealed record PictureTimes(
    double WaitMs,
    double DetectionMs,
    double OrientationMs,
    double RecognitionMs,
    double TotalMs
)
{
    public static PictureTimes Of(TimeSpan wait, OcrTimings timings) =>
        new(
            Round(wait),
            Round(timings.Detection.Total),
            Round(timings.Orientation.Total),
            Round(timings.Recognition.Total),
            Round(timings.Total)
        );

    // A tenth of a millisecond is more than the clock of a busy machine is good for.
    private static double Round(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
