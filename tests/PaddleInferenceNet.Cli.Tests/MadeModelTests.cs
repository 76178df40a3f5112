using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>Models whose weights could not be had, with made ones, in the whole pipeline.</summary>
[Category("Model")]
[Category("Slow")]
public sealed class MadeModelTests
{
    [SetUp]
    public void SetUp() => TestLibrary.Require();

    // The detector of the pair finds what made weights make it find, so the recogniser is run on real lines as well.
    [TestCase("ch_ppocr_server_v2.0_det")]
    [TestCase(null)]
    public async Task Read_WithTheServerPair_RunsThrough(string? detector)
    {
        using TemporaryFolder folder = new();
        var detection = detector is null ? TestModels.Detection : MadeModel.Write(detector, folder.Path);
        string[] models =
        [
            "--det",
            detection,
            "--rec",
            MadeModel.Write("ch_ppocr_server_v2.0_rec", folder.Path),
            "--dict",
            TestModels.Dictionary,
        ];

        var outcome = await TestProgram.Run(["read", "--no-cls", "--json", TestPicture.Menu, .. models]);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines.Single(), Does.Contain("\"lines\""));
    }
}
