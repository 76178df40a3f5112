using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A form in which the text of pictures is printed.</summary>
internal interface IPictureWriter
{
    /// <summary>Writes the result of one picture, whole.</summary>
    void Write(PictureJson picture);
}
