using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>The text of a picture of one line.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Text">What it says; empty where no character was found.</param>
/// <param name="Score">Mean probability of its characters, 0 to 1.</param>
/// <param name="Error">Why there is no result; null where there is one.</param>
internal sealed record RecognizePicture(string Name, string Text, float Score, PictureError? Error)
{
    public static RecognizePicture Of(string name, OcrOutcome<RecognizedText> outcome) =>
        outcome.IsSuccess
            ? new RecognizePicture(name, outcome.Value.Text, outcome.Value.Score, null)
            : new RecognizePicture(name, "", 0, PictureError.Of(outcome.Failure));
}
