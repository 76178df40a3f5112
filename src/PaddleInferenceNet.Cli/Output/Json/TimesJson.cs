using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>Milliseconds spent on one picture, decoding excluded.</summary>
/// <param name="Det">Finding the lines.</param>
/// <param name="Cls">Telling which stand on their heads.</param>
/// <param name="Rec">Reading them.</param>
/// <param name="Total">All of it.</param>
internal sealed record TimesJson(double Det, double Cls, double Rec, double Total)
{
    public static TimesJson From(OcrTimings timings) =>
        new(
            Milliseconds.Of(timings.Detection.Total),
            Milliseconds.Of(timings.Orientation.Total),
            Milliseconds.Of(timings.Recognition.Total),
            Milliseconds.Of(timings.Total)
        );
}
