using System.Diagnostics;
using System.Text.Json;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>Pictures that can be read, through the program as a user runs it.</summary>
[Category("Model")]
public sealed class ReadCommandTests
{
    [SetUp]
    public void SetUp() => TestLibrary.Require();

    [Test]
    public async Task Read_OnePicture_PrintsItsTextOnly()
    {
        var outcome = await TestProgram.Run(["read", TestPicture.Menu, .. TestModels.All]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines, Does.Contain("今日菜单").And.Contain("Menu of the day").And.Contain("38元"));
        Assert.That(outcome.Output, Does.Not.Contain("==>"));
    }

    [Test]
    public async Task Read_JsonOfSeveral_IsOneObjectForEachInOrder()
    {
        string[] pictures = [TestPicture.UpsideDown, TestPicture.Menu];
        var outcome = await TestProgram.Run(["read", "--json", "--threads", "2", .. pictures, .. TestModels.All]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var objects = outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.That(objects.Select(picture => picture.GetProperty("image").GetString()), Is.EqualTo(pictures));
        var angles = objects[0]
            .GetProperty("lines")
            .EnumerateArray()
            .Select(line => line.GetProperty("angle").GetInt32());
        Assert.That(angles, Is.Not.Empty.And.All.EqualTo(180));
        var size = objects[1].GetProperty("size").EnumerateArray().Select(value => value.GetInt32());
        Assert.That(size, Is.EqualTo(new[] { 640, 480 }));
        Assert.That(objects[1].GetProperty("ms").GetProperty("total").GetDouble(), Is.Positive);
    }

    [Test]
    public async Task Read_SeveralAtOnce_PrintsWhatOneAfterTheOtherDoes()
    {
        // The one without text is done first, the absent one at once.
        var absent = Path.Combine(Path.GetTempPath(), "absent.png");
        string[] pictures = [TestPicture.Menu, absent, TestPicture.Invoice, TestPicture.UpsideDown, TestPicture.Menu];

        var inTurn = await TestProgram.Run(["read", .. pictures, .. TestModels.All]);
        var atOnce = await TestProgram.Run(["read", "--jobs", "3", .. pictures, .. TestModels.All]);

        Assert.That((atOnce.Code, atOnce.Output), Is.EqualTo((1, inTurn.Output)));
        Assert.That(atOnce.Messages, Is.EqualTo(inTurn.Messages).And.Contain(absent));
    }

    [Test]
    public async Task Read_WithoutClassifier_TurnsNoLine()
    {
        string[] models =
        [
            "--det",
            TestModels.Detection,
            "--rec",
            TestModels.Recognition,
            "--dict",
            TestModels.Dictionary,
        ];
        var outcome = await TestProgram.Run(["read", "--no-cls", "--parity", "--json", TestPicture.Menu, .. models]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var picture = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.That(picture.GetProperty("ms").GetProperty("cls").GetDouble(), Is.Zero);
        var angles = picture.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("angle").GetInt32());
        Assert.That(angles, Is.Not.Empty.And.All.Zero);
    }

    [Test]
    public async Task Read_Words_AreInTheJson()
    {
        var outcome = await TestProgram.Run(["read", "--json", "--words", TestPicture.Menu, .. TestModels.All]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        var line = JsonDocument
            .Parse(outcome.Output)
            .RootElement.GetProperty("lines")
            .EnumerateArray()
            .Single(line => line.GetProperty("text").GetString() == "Menu of the day");
        var words = line.GetProperty("words").EnumerateArray().ToList();
        var lefts = words.Select(word => word.GetProperty("box")[0][0].GetDouble()).ToList();
        Assert.That(
            words.Select(word => word.GetProperty("text").GetString()),
            Is.EqualTo(new[] { "Menu", "of", "the", "day" })
        );
        Assert.That(lefts, Is.Ordered.And.All.InRange(line.GetProperty("box")[0][0].GetDouble(), 320));
    }

    [Test]
    public async Task Read_StandardInput_IsReadAsAPicture()
    {
        var picture = await File.ReadAllBytesAsync(TestPicture.Invoice);
        var outcome = await TestProgram.RunWithInput(picture, ["read", "-", .. TestModels.All]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines, Does.Contain("INVOICE").And.Contain("61.00"));
    }

    [Test]
    public async Task Read_DefaultModels_AreFoundInTheSourceTree()
    {
        if (!AppContext.BaseDirectory.StartsWith(RepositoryRoot.Path, StringComparison.Ordinal))
        {
            Assert.Ignore(
                "These tests were built outside of the repository, where the default models are not looked for."
            );
        }

        var outcome = await TestProgram.Run("read", TestPicture.Invoice);
        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines, Does.Contain("INVOICE"));
    }

    [Test]
    public async Task Read_Log_GoesToStandardErrorAndNamesModels()
    {
        var outcome = await TestProgram.Run(["read", TestPicture.Invoice, "--log", "debug", .. TestModels.All]);

        Assert.That(outcome.Code, Is.Zero, outcome.Messages);
        outcome.AssertSays(TestModels.Recognition);
        Assert.That(outcome.Output, Does.Not.Contain(TestModels.Recognition));
    }

    [Test]
    public async Task Read_OutputIsClosed_EndsQuietly()
    {
        using var process = TestProgram.Start(["read", TestPicture.Menu, TestPicture.Menu, .. TestModels.All]);
        process.StandardOutput.Close();

        var messages = await process.StandardError.ReadToEndAsync();
        Assert.That((await TestProgram.CodeOf(process), messages), Is.EqualTo((0, "")));
    }

    [Test]
    [Platform("Linux")]
    public async Task Read_DiskOfTheOutputIsFull_SaysSo()
    {
        using var process = TestProgram.StartInShell(
            "\"$0\" \"$@\" > /dev/full",
            ["read", TestPicture.Invoice, .. TestModels.All]
        );

        var messages = await process.StandardError.ReadToEndAsync();
        Assert.That(await TestProgram.CodeOf(process), Is.EqualTo(1), messages);
        Assert.That(messages, Does.StartWith("paddle-ocr: The result cannot be written: "));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Signals are sent with kill.")]
    public async Task Read_CtrlC_EndsAfterAWholeLine()
    {
        string[] pictures = [.. Enumerable.Repeat(TestPicture.Menu, 200)];
        using var process = TestProgram.StartInterruptible(["read", "--json", .. pictures, .. TestModels.All]);
        var messages = process.StandardError.ReadToEndAsync();
        var first = await process.StandardOutput.ReadLineAsync();

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        var rest = await process.StandardOutput.ReadToEndAsync();

        Assert.That((await TestProgram.CodeOf(process), await messages), Is.EqualTo((130, "")));
        var lines = $"{first}\n{rest}";
        Assert.That(lines, Does.EndWith("}\n"));
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotThrow(() => JsonDocument.Parse(line), line);
        }
    }
}
