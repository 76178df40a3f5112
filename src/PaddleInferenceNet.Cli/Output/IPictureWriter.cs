using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A form in which the text of pictures is given out.</summary>
internal interface IPictureWriter
{
    /// <summary>Writes the result of one picture, whole.</summary>
    void Write(string name, OcrResult result);
}
