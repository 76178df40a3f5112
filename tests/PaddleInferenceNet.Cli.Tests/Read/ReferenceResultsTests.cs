using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests.Read;

/// <summary>The file that the reference writes, from its own pictures.</summary>
[Category("Model")]
public sealed class ReferenceResultsTests
{
    private static readonly string[] Names = ["ch_en_num.jpg", "en.jpg", "text_cls.jpg"];

    [Test]
    public async Task Read_ParityAsPaddle_HasTheRecordedTextsAndCorners()
    {
        TestLibrary.Require();
        string[] pictures = [.. Names.Select(name => SharedData.Require("images", name))];
        using TemporaryFolder folder = new();

        var outcome = await TestProgram.Run([
            "read",
            "--parity",
            .. pictures,
            "--out",
            folder.Path,
            "--format",
            "paddle",
            .. TestModels.All,
        ]);

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        var written = await File.ReadAllLinesAsync(folder.Combine("system_results.txt"));
        Assert.That(written.Select(line => line.Split('\t')[0]), Is.EqualTo(Names));
        foreach (var line in written)
        {
            var (name, results) = (line.Split('\t')[0], JsonDocument.Parse(line.Split('\t')[1]).RootElement);
            Assert.That(
                results.EnumerateArray().Select(item => Text(item, "transcription", "points")),
                Is.EqualTo(Recorded(name)),
                name
            );
        }
    }

    private static IEnumerable<string> Recorded(string picture)
    {
        var path = SharedData.Require("golden", "ocr", Path.ChangeExtension(picture, ".json"));
        return JsonDocument
            .Parse(File.ReadAllBytes(path))
            .RootElement.GetProperty("lines")
            .EnumerateArray()
            .Select(line => Text(line, "text", "box"));
    }

    private static string Text(JsonElement line, string text, string corners) =>
        $"{line.GetProperty(text).GetString()} at "
        + string.Join(
            ' ',
            line.GetProperty(corners)
                .EnumerateArray()
                .Select(corner => $"{(int)corner[0].GetDouble()},{(int)corner[1].GetDouble()}")
        );
}
