using System.Text;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Plain text, one line for each line of text; titles between several pictures are those of <c>head</c> and <c>tail</c>.</summary>
internal sealed class PictureTextWriter(ResultOutput output, bool hasTitles) : IPictureWriter
{
    private bool _isFirst = true;

    public void Write(string name, OcrResult result)
    {
        StringBuilder text = new();
        if (hasTitles)
        {
            text.Append(_isFirst ? "" : "\n").Append($"==> {name} <==\n");
        }

        foreach (var line in result.Lines)
        {
            text.Append(line.Text).Append('\n');
        }

        _isFirst = false;
        output.Write(text.ToString());
    }
}
