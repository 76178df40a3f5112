using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Searchable;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Properties.Tests.Support;
using UglyToad.PdfPig;

namespace PaddleInferenceNet.Properties.Tests.Output;

public sealed class SearchablePdfProperties
{
    private const int Fewer = 200;

    [Test]
    public void Commit_AnyTexts_IsAPdfFileOfOnePage()
    {
        using TemporaryFolder folder = new();
        using StringWriter messages = new();
        using var fonts = TextFonts.Of(null, new Messages(messages, false));
        using LoadedPicture loaded = new(ImageDecoder.Decode(PngFile.Grey(60, 20)), PixelsPerPoint: 2);
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var path = folder.Combine("a.pdf");
                using (SearchablePdf pdf = new(path, "--out", fonts))
                {
                    pdf.Add(loaded, picture with { Size = [60, 20] });
                    pdf.Commit();
                }

                using var document = PdfDocument.Open(path);
                Assert.That(document.NumberOfPages, Is.EqualTo(1));
                Assert.That(folder.Names, Is.EqualTo(new[] { "a.pdf" }));
            },
            Fewer
        );
    }

    [Test]
    public void Draw_AnyTexts_IsAPicture()
    {
        using StringWriter messages = new();
        using var fonts = TextFonts.Of(null, new Messages(messages, false));
        using var source = ImageDecoder.Decode(PngFile.Grey(60, 20));
        PictureDrawing drawing = new(fonts);
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                using var drawn = ImageDecoder.Decode(drawing.Draw(source.View, picture));
                Assert.That((drawn.Width, drawn.Height), Is.EqualTo((120, 20)));
            },
            Fewer
        );
    }
}
