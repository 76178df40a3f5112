using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>One JSON object for each picture, each on a line of its own.</summary>
internal sealed class PictureJsonWriter(ResultOutput output) : IPictureWriter
{
    public void Write(PictureJson picture) => output.Write(JsonLine.Of(picture, JsonLine.Types.PictureJson));
}
