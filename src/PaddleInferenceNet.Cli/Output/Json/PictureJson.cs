using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>The text of one picture.</summary>
/// <param name="Image">Name of the picture as it was given.</param>
/// <param name="Size">Width and height in pixels.</param>
/// <param name="Lines">Lines in reading order.</param>
/// <param name="Ms">Time spent.</param>
internal sealed record PictureJson(string Image, int[] Size, LineJson[] Lines, TimesJson Ms)
{
    public static PictureJson From(string name, OcrResult result) =>
        new(
            name,
            [result.Width, result.Height],
            [.. result.Lines.Select(LineJson.From)],
            TimesJson.From(result.Timings)
        );
}
