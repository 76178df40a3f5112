using PaddleInferenceNet.Cli.Input.Pdf;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>A picture that is to be read.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Relative">Its path below the folder or pattern that it was found by, or its file name; with forward slashes.</param>
/// <param name="Page">The page that it is; null for a file that is a picture itself.</param>
internal sealed record PictureFile(string Name, string Relative, PdfPage? Page = null)
{
    /// <summary>The file that it is read from.</summary>
    public string Source => Page?.File ?? Name;

    /// <summary>What <see cref="Relative"/> is for that file, which its pages share.</summary>
    public string Document => Page?.Document ?? Relative;
}
