using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>The text of one picture.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Text">All lines, each ended by a line feed.</param>
/// <param name="Lines">Lines in reading order.</param>
/// <param name="Times">Time spent.</param>
/// <param name="Error">Why there is no result; null where there is one.</param>
internal sealed record ReadPicture(
    string Name,
    int Width,
    int Height,
    string Text,
    IReadOnlyList<ReadLine> Lines,
    PictureTimes? Times,
    PictureError? Error
)
{
    public static ReadPicture Of(string name, OcrOutcome<OcrResult> outcome) =>
        outcome.IsSuccess
            ? new ReadPicture(
                name,
                outcome.Value.Width,
                outcome.Value.Height,
                string.Concat(outcome.Value.Lines.Select(line => line.Text + "\n")),
                [.. outcome.Value.Lines.Select(ReadLine.Of)],
                PictureTimes.Of(outcome.Wait, outcome.Value.Timings),
                null
            )
            : new ReadPicture(name, 0, 0, "", [], null, PictureError.Of(outcome.Failure));
}
