using System.Globalization;
using System.Text;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Soak.Pictures;

namespace PaddleInferenceNet.Soak.Workers;

/// <summary>Reads pictures with an engine of one thread and checks what comes out.</summary>
internal sealed class PictureReader(OcrEngine engine, FirstResults results) : IDisposable
{
    public void Read(SoakPicture picture)
    {
        using var image = ImageDecoder.Decode(picture.File);
        results.Check(picture.Name, Describe(engine.Read(image.View)));
    }

    public void Dispose() => engine.Dispose();

    // Every bit of corners and scores: "R" gives the shortest text that reads back as the same number.
    private static string Describe(OcrResult result)
    {
        StringBuilder text = new();
        foreach (var line in result.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Text} {line.Score:R} {line.Angle}");
            for (var corner = 0; corner < Quad.Corners; corner++)
            {
                text.Append(CultureInfo.InvariantCulture, $" {line.Box[corner].X:R},{line.Box[corner].Y:R}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
