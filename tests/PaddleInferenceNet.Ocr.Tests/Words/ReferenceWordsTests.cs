using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Ocr.Words;

namespace PaddleInferenceNet.Ocr.Tests.Words;

/// <summary>Values computed by hand from the formulas of the reference.</summary>
public sealed class ReferenceWordsTests
{
    private static readonly Quad Box = new(new(100, 10), new(205, 12), new(205, 40), new(100, 38));

    [Test]
    public void Of_LatinWords_ReachFromTheirFirstStepToTheirLast() =>
        // 105 pixels over 10 steps: 10.5 each.
        Assert.That(
            Of(10, ("n", 0), ("o", 1), (" ", 2), ("7", 4), (".", 5), ("5", 6), ("-", 7), ("!", 9)),
            Is.EqualTo(new[] { "no 100 121", "7.5- 142 184" })
        );

    [Test]
    public void Of_ChineseCharacters_HaveTheMeanWidthOfTheirRuns() =>
        // Two runs: (3 + 1) steps over 1 and (2 + 1) over 1 give 42 and 31.5, 36.75 in the mean.
        Assert.That(
            Of(10, ("天", 0), ("地", 3), ("a", 5), ("人", 6), ("间", 8)),
            Is.EqualTo(new[] { "天 152 163", "地 100 123", "a 118 155", "人 149 186", "间 170 205" })
        );

    [Test]
    public void Of_OneChineseCharacter_TakesItsShareOfTheLine() =>
        Assert.That(Of(10, ("天", 4), ("。", 8)), Is.EqualTo(new[] { "天 121 173" }));

    [Test]
    public void Of_SymbolsOnly_AreNoWords() => Assert.That(Of(10, ("!", 1), (".", 2)), Is.Empty);

    private static IEnumerable<string> Of(double steps, params (string Text, int Step)[] characters) =>
        ReferenceWords
            .Of(
                new LineCharacters(
                    [.. characters.Select(item => new DecodedCharacter(item.Text, item.Step))],
                    steps,
                    false
                ),
                Box
            )
            .Select(word => $"{word.Text} {word.Box.TopLeft.X} {word.Box.BottomRight.X}");
}
