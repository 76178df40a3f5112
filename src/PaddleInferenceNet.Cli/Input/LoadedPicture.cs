using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>A picture in memory.</summary>
/// <param name="Image">Its pixels.</param>
/// <param name="PixelsPerPoint">Pixels in a point, 1/72 inch.</param>
internal sealed record LoadedPicture(Image Image, int PixelsPerPoint) : IDisposable
{
    public void Dispose() => Image.Dispose();
}
