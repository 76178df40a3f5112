using System.Text.Json;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Golden;

[TestFixture, Category("Model"), Category("Native")]
public sealed class WordsGoldenTests
{
    // Lines of one shape stand in the batches of the reference in no fixed order, and a line's batch moves its steps a little.
    private const double RequiredShareOfBoxes = 0.99;

    [Test]
    public void Read_ParityWithWords_GivesTheRecordedBoxes()
    {
        using var engine = OcrEngine.Create(
            EngineGoldenTests.Models(),
            OcrOptions.Parity with
            {
                Recognition = RecognitionOptions.Parity with { Words = WordBoxes.Reference },
            }
        );
        var recorded = GoldenFile.Read<Dictionary<string, GoldenWordLine[]>>("variants", "words.json");
        var (lines, equal, words, exact, largest) = (0, 0, 0, 0, 0.0);
        foreach (var (name, expectedLines) in recorded)
        {
            using var image = ImageDecoder.Load(SharedData.Require("images", name));
            var result = engine.Read(image.View);

            Assert.That(result.Lines, Has.Length.EqualTo(expectedLines.Length), name);
            lines += expectedLines.Length;
            foreach (
                var (expected, actual) in expectedLines
                    .Zip(result.Lines)
                    .Where(pair => pair.First.Text == pair.Second.Text)
            )
            {
                Assert.That(
                    actual.Words.Select(word => word.Text),
                    Is.EqualTo(expected.Words.Select(word => word.Text)),
                    $"{name}: {expected.Text}"
                );
                equal++;
                double[] differences = [.. expected.Words.Zip(actual.Words, (a, b) => Difference(a.Box, b.Box))];
                foreach (
                    var (word, i) in actual.Words.Select((word, i) => (word, i)).Where(item => differences[item.i] > 0)
                )
                {
                    TestContext.Out.WriteLine(
                        $"{name}: '{word.Text}' of '{expected.Text}' differs by {differences[i]} px"
                    );
                }

                words += differences.Length;
                exact += differences.Count(difference => difference == 0);
                largest = differences.Append(largest).Max();
            }
        }

        TestContext.Out.WriteLine(
            $"{equal} of {lines} texts equal; in these, {exact} of {words} boxes equal, largest difference {largest} px"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((double)equal / lines, Is.GreaterThanOrEqualTo(EngineGoldenTests.RequiredShareOfTexts));
            Assert.That((double)exact / words, Is.GreaterThanOrEqualTo(RequiredShareOfBoxes));
        }
    }

    private static double Difference(double[][] expected, Quad actual) =>
        Enumerable
            .Range(0, Quad.Corners)
            .Max(i => Math.Max(Math.Abs(expected[i][0] - actual[i].X), Math.Abs(expected[i][1] - actual[i].Y)));

    private sealed record GoldenWordLine(string Text, GoldenWord[] Words);

    private sealed record GoldenWord(string Text, double[][] Box);
}
