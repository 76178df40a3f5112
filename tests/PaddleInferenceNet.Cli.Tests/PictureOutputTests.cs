using System.Collections.Immutable;
using System.Text;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>The exact form of results.</summary>
public sealed class PictureOutputTests
{
    private static readonly Quad Box = new(new(1, 2), new(30.126f, 2.5f), new(30, 12), new(-1, 12));
    private static readonly OcrTimings Times = new(
        Stage(1.5),
        Stage(0),
        Stage(2.0004),
        TimeSpan.FromMilliseconds(3.75)
    );

    [Test]
    public void Json_OnePicture_IsOneLineOfTheDocumentedForm()
    {
        var text = Written(output => new PictureJsonWriter(output).Write(Result("a \"b\".png", "你好, <é> & 𠮷", "x")));

        const string Corners = "\"box\":[[1,2],[30.13,2.5],[30,12],[-1,12]]";
        Assert.That(
            text.Replace("\\uD842\\uDFB7", "𠮷"),
            Is.EqualTo(
                "{\"image\":\"a \\\"b\\\".png\",\"size\":[640,480],\"lines\":["
                    + $"{{{Corners},\"text\":\"你好, <é> & 𠮷\",\"score\":0.75,\"angle\":180}},"
                    + $"{{{Corners},\"text\":\"x\",\"score\":0.75,\"angle\":180}}],"
                    + "\"ms\":{\"det\":1.5,\"cls\":0,\"rec\":2,\"total\":3.75}}\n"
            )
        );
    }

    [Test]
    public void Json_PictureWithoutText_HasNoLines() =>
        Assert.That(
            Written(output => new PictureJsonWriter(output).Write(Result("a"))),
            Does.Contain("\"size\":[640,480],\"lines\":[],\"ms\"")
        );

    [Test]
    public void Text_OnePicture_IsItsLines() =>
        Assert.That(
            Written(output => new PictureTextWriter(output, hasTitles: false).Write(Result("a", "one", "二"))),
            Is.EqualTo("one\n二\n")
        );

    [Test]
    public void Text_SeveralPictures_HaveTitlesAndAnEmptyLineBetween()
    {
        var text = Written(output =>
        {
            PictureTextWriter writer = new(output, hasTitles: true);
            writer.Write(Result("a", "one"));
            writer.Write(Result("b"));
            writer.Write(Result("c", "two"));
        });

        Assert.That(text, Is.EqualTo("==> a <==\none\n\n==> b <==\n\n==> c <==\ntwo\n"));
    }

    [Test]
    public void Messages_WithControlCharacters_AreSaidWithoutThem()
    {
        using StringWriter text = new();
        new Messages(text, isTerminal: false).Error("'a\u001b[2Jb'\nmore");
        Assert.That(text.ToString(), Is.EqualTo($"paddle-ocr: 'a?[2Jb'\nmore{Environment.NewLine}"));
    }

    private static string Written(Action<ResultOutput> write)
    {
        using MemoryStream stream = new();
        using ResultOutput output = new(stream, isTerminal: false);
        write(output);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static PictureJson Result(string name, params string[] lines) =>
        PictureJson.From(
            name,
            new OcrResult([.. lines.Select(text => new OcrLine(Box, text, 0.75f, 180))], Times, 640, 480)
        );

    private static StageTiming Stage(double ms) => new(TimeSpan.Zero, TimeSpan.FromMilliseconds(ms), TimeSpan.Zero);
}
