namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>
/// What reading in bfloat16 may change. Of the 176 lines, some of which are scraps that no model reads with confidence, the
/// official engine keeps 141 in bfloat16.
/// </summary>
[TestFixture, Category("Model"), Category("Native")]
public sealed class Bfloat16Tests
{
    private const double RequiredShare = 0.9;

    [Test]
    public void Read_Bfloat16_KeepsTheTexts()
    {
        if (OfficialEngine.IsWanted)
        {
            Assert.Ignore("The official engine keeps fewer texts than are asked for here.");
        }

        if (!PaddleLibrary.BackEnds().Any(backEnd => backEnd is { Name: "mkldnn bfloat16", IsAvailable: true }))
        {
            Assert.Ignore("Processor or library do not multiply in bfloat16.");
        }

        var options = OcrOptions.Parity with { Mkldnn = true };
        using var exact = OcrEngine.Create(EngineGoldenTests.Models(), options);
        using var rounded = OcrEngine.Create(EngineGoldenTests.Models(), options with { Bfloat16 = true });
        var (lines, kept, differs) = (0, 0, false);
        foreach (var file in Directory.EnumerateFiles(SharedData.Require("golden", "ocr"), "*.json").Order())
        {
            var name = GoldenFile.Read<GoldenPage>("ocr", Path.GetFileName(file)).Image;
            using var image = ImageDecoder.Load(SharedData.Require("images", name));
            var (expected, actual) = (exact.Read(image.View).Lines, rounded.Read(image.View).Lines);
            List<string> left = [.. actual.Select(line => line.Text)];
            lines += expected.Length;
            foreach (var line in expected)
            {
                if (left.Remove(line.Text))
                {
                    kept++;
                }
                else
                {
                    TestContext.Out.WriteLine($"{name}: no '{line.Text}' any more");
                }
            }

            differs |= !expected.Select(line => line.Score).SequenceEqual(actual.Select(line => line.Score));
        }

        TestContext.Out.WriteLine($"{kept} of {lines} texts kept");
        Assert.That((double)kept / lines, Is.GreaterThanOrEqualTo(RequiredShare));
        Assert.That(differs, "No score differs: nothing was computed in bfloat16.");
    }
}
