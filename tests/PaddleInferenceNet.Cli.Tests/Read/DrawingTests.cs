using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;
using SkiaSharp;

namespace PaddleInferenceNet.Cli.Tests.Read;

public sealed class DrawingTests
{
    private static readonly double[][] Box =
    [
        [10, 10],
        [60, 10],
        [60, 30],
        [10, 30],
    ];

    [Test]
    public void Draw_Line_IsFilledAtTheLeftAndOutlinedAtTheRight()
    {
        using StringWriter messages = new();
        using var fonts = TextFonts.Of(null, new Messages(messages, isTerminal: false));
        PictureDrawing drawing = new(fonts);

        using var drawn = Draw(drawing, 100, 50, Box);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((drawn.Width, drawn.Height), Is.EqualTo((200, 50)));
            Assert.That(drawn.GetPixel(5, 5), Is.EqualTo(new SKColor(30, 20, 10)), "the picture, its colours in order");
            Assert.That(drawn.GetPixel(30, 20).Red, Is.GreaterThan(80), "half of the first hue, which is red");
            Assert.That(drawn.GetPixel(105, 5), Is.EqualTo(SKColors.White));
            Assert.That(drawn.GetPixel(110, 10).Green, Is.LessThan(200), "the outline");
            Assert.That(drawn.GetPixel(165, 20), Is.EqualTo(SKColors.White), "nothing beside the box");
        }
    }

    [TestCase(16_000, 20, 16_000, 10)]
    [TestCase(4, 20_000, 6, 16_000)]
    public void Draw_PictureTooLargeForADrawing_IsScaledDown(int width, int height, int drawnWidth, int drawnHeight)
    {
        using StringWriter messages = new();
        using var fonts = TextFonts.Of(null, new Messages(messages, isTerminal: false));
        PictureDrawing drawing = new(fonts);

        using var drawn = Draw(drawing, width, height, Box);

        Assert.That((drawn.Width, drawn.Height), Is.EqualTo((drawnWidth, drawnHeight)));
    }

    [Test]
    public void For_NoFontAtAll_SaysOnceWhatToInstall()
    {
        using StringWriter messages = new();
        using TextFonts fonts = new([], new Messages(messages, isTerminal: false));

        Assert.That(fonts.For("天"), Is.Null);
        Assert.That(fonts.For("地"), Is.Null);
        Assert.That(
            messages.ToString(),
            Does.Contain("'天'").And.Contain("fonts-noto-cjk").And.Contain("--font").And.Not.Contain("地")
        );
    }

    [Test]
    public void For_FileThatIsNoFont_IsPassedOver()
    {
        using TemporaryFolder folder = new();
        using StringWriter messages = new();
        using TextFonts fonts = new(
            [folder.Write("no.ttf", [1, 2, 3]), folder.Combine("absent.ttf"), .. FontFiles.Find()],
            new Messages(messages, isTerminal: false)
        );

        var face = fonts.For("A");

        Assert.That(face is not null || !FontFiles.Find().Any());
    }

    private static SKBitmap Draw(PictureDrawing drawing, int width, int height, double[][] box)
    {
        var pixels = Enumerable.Repeat<byte[]>([10, 20, 30], width * height).SelectMany(pixel => pixel).ToArray();
        PictureJson picture = new("a", [width, height], [new LineJson(box, "A", 1, 0)], new TimesJson(0, 0, 0, 0));
        return SKBitmap.Decode(drawing.Draw(new ImageView(pixels, width, height, 3 * width), picture));
    }
}
