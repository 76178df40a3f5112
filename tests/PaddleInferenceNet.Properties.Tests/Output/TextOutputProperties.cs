using System.Globalization;
using System.Text;
using System.Text.Json;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Output;

/// <summary>Forms with one record on a line.</summary>
public sealed class TextOutputProperties
{
    private const int LongText = 100_000;

    [Test]
    public void TextFile_AnyTexts_HasALineForEach() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
                Assert.That(
                    Lines(TextFile.Of(picture)),
                    Is.EqualTo(picture.Lines.Select(line => HostilePicture.Written(TextFile.OneLine(line.Text))))
                )
        );

    [Test]
    public void TsvFile_AnyTexts_HasARowForEachWithTenCells() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var rows = Lines(TsvFile.Of(picture)).Select(row => row.Split('\t')).ToArray();

                Assert.That(rows.Select(row => row.Length), Is.All.EqualTo(10));
                Assert.That(
                    rows.Skip(1).Select(row => row[9]),
                    Is.EqualTo(Contents(picture).Select(text => HostilePicture.Written(TextFile.OneLine(text))))
                );
                Assert.That(
                    rows.Skip(1)
                        .SelectMany(row => row[3..7])
                        .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)),
                    Is.All.InRange(0, picture.Size.Max())
                );
            }
        );

    [Test]
    public void JsonLine_AnyPicture_IsOneLineThatReadsBackEqual() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var line = Lines(JsonLine.Of(picture, JsonLine.Types.PictureJson)).Single();
                var read = JsonSerializer.Deserialize(line, JsonLine.Types.PictureJson)!;

                Assert.That(read.Image, Is.EqualTo(HostilePicture.Written(picture.Image)));
                Assert.That(Contents(read), Is.EqualTo(Contents(picture).Select(HostilePicture.Written)));
                Assert.That(read.Lines.Select(l => l.Box), Is.EqualTo(picture.Lines.Select(l => l.Box)));
            }
        );

    [Test]
    public void PaddleLine_AnyPicture_IsOneLineOfNameAndJson() =>
        Cases.ForAll(
            HostilePicture.Pictures,
            picture =>
            {
                var cells = Lines(PaddleLine.Of(picture)).Single().Split('\t');

                Assert.That(cells, Has.Length.EqualTo(2));
                using var lines = JsonDocument.Parse(cells[1]);
                Assert.That(
                    lines.RootElement.EnumerateArray().Select(line => line.GetProperty("transcription").GetString()),
                    Is.EqualTo(picture.Lines.Select(line => HostilePicture.Written(line.Text)))
                );
            }
        );

    [Test]
    public void EveryForm_LongText_IsWrittenWhole()
    {
        var text = string.Concat(Enumerable.Repeat("<&\"中😀", LongText / 6));
        var picture = HostilePicture.Of("a.png", text);
        foreach (var format in OutputFormat.All.Where(format => format.Write is not null))
        {
            var written = Encoding.UTF8.GetString(format.Write!(picture));
            Assert.That(written.Count(character => character == '中'), Is.EqualTo(LongText / 6), format.Name);
        }
    }

    private static IEnumerable<string> Contents(PictureJson picture) =>
        picture.Lines.SelectMany(line => (line.Words ?? []).Select(word => word.Text).Prepend(line.Text));

    // As readers of such files cut them: at line feeds only.
    private static string[] Lines(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        Assert.That(text, Is.Empty.Or.EndsWith("\n"));
        Assert.That(text, Does.Not.Contain("\r"));
        return text.Length == 0 ? [] : text[..^1].Split('\n');
    }
}
