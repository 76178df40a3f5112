using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>One JSON object for each picture, each on a line of its own.</summary>
internal sealed class PictureJsonWriter(ResultOutput output) : IPictureWriter
{
    public void Write(string name, OcrResult result) =>
        output.Write(JsonLine.Of(PictureJson.From(name, result), JsonLine.Types.PictureJson));
}
