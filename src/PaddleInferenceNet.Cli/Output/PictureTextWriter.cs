using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Plain text, one line for each line of text; titles between several pictures are those of <c>head</c> and <c>tail</c>.</summary>
internal sealed class PictureTextWriter(ResultOutput output, bool hasTitles) : IPictureWriter
{
    private bool _isFirst = true;

    public void Write(PictureJson picture)
    {
        var title = hasTitles ? $"{(_isFirst ? "" : "\n")}==> {picture.Image} <==\n" : "";
        _isFirst = false;
        output.Write(title + TextFile.TextOf(picture));
    }
}
