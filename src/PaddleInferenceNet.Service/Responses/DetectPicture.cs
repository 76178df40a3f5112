using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>The text lines of one picture, not read.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Regions">Regions in reading order.</param>
/// <param name="Error">Why there is no result; null where there is one.</param>
internal sealed record DetectPicture(
    string Name,
    int Width,
    int Height,
    IReadOnlyList<DetectRegion> Regions,
    PictureError? Error
)
{
    public static DetectPicture Of(string name, OcrOutcome<DetectedPicture> outcome) =>
        outcome.IsSuccess
            ? new DetectPicture(
                name,
                outcome.Value.Width,
                outcome.Value.Height,
                [.. outcome.Value.Regions.Select(DetectRegion.Of)],
                null
            )
            : new DetectPicture(name, 0, 0, [], PictureError.Of(outcome.Failure));
}

/// <summary>A place that holds a line of text.</summary>
/// <param name="Box">Four corners [x, y] in pixels, clockwise from the top left one of the text.</param>
/// <param name="Outline">Corners of the outline, those of the box or a polygon.</param>
/// <param name="Score">Mean probability of text inside, 0 to 1.</param>
internal sealed record DetectRegion(IReadOnlyList<float[]> Box, IReadOnlyList<float[]> Outline, float Score)
{
    public static DetectRegion Of(TextRegion region) =>
        new(Corners.Of(region.Box), Corners.Of(region.Outline), region.Score);
}
