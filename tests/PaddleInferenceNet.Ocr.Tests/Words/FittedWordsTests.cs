using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Ocr.Words;

namespace PaddleInferenceNet.Ocr.Tests.Words;

public sealed class FittedWordsTests
{
    private static readonly Quad Level = new(new(0, 0), new(100, 0), new(100, 20), new(0, 20));

    [TestCase("It's v2.0-rc, 天地!", "It's", "v2.0-rc", ",", "天", "地", "!")]
    [TestCase("  a  b ", "a", "b")]
    [TestCase("かな カナ 한국 русский", "か", "な", "カ", "ナ", "한국", "русский")]
    [TestCase("ends. -x", "ends", ".", "-", "x")]
    [TestCase("???", "???")]
    [TestCase(" ")]
    public void Of_Text_IsParted(string text, params string[] words) =>
        Assert.That(
            FittedWords
                .Of(Line(text.EnumerateRunes().Select((rune, i) => (rune.ToString(), i)), 40), Level, false, false)
                .Select(word => word.Text),
            Is.EqualTo(words)
        );

    [Test]
    public void Of_TwoWords_ReachHalfTheSpacingBeyondTheirEnds()
    {
        var words = FittedWords.Of(Line([("a", 1), ("b", 3), (" ", 5), ("c", 7)], 10), Level, false, false);

        // Centres 1.5, 3.5, 5.5 and 7.5 of 10 steps; 2 steps from one to the next.
        Assert.That(words[0].Box, Is.EqualTo(new Quad(new(5, 0), new(45, 0), new(45, 20), new(5, 20))));
        Assert.That(words[1].Box, Is.EqualTo(new Quad(new(65, 0), new(85, 0), new(85, 20), new(65, 20))));
    }

    [Test]
    public void Of_NarrowNeighbours_MeetInTheMiddle()
    {
        var words = FittedWords.Of(Line([("天", 0), ("地", 1), ("人", 9)], 10), Level, false, false);

        Assert.That(
            words.Select(word => (word.Box.TopLeft.X, word.Box.TopRight.X)),
            Is.EqualTo(new[] { (0f, 10f), (10f, 37.5f), (72.5f, 100f) })
        );
    }

    [Test]
    public void Of_LineThatWasTurned_BeginsAtTheOtherEnd()
    {
        var words = FittedWords.Of(Line([("a", 1), (" ", 3), ("b", 5)], 10), Level, false, isTurned: true);

        Assert.That(words[0].Box.TopLeft.X, Is.EqualTo(75));
        Assert.That(words[0].Box.TopRight.X, Is.EqualTo(95));
    }

    [Test]
    public void Of_LineDownwards_IsCutAcross()
    {
        Quad upright = new(new(0, 0), new(20, 0), new(20, 100), new(0, 100));

        var words = FittedWords.Of(Line([("a", 1), (" ", 3), ("b", 5)], 10), upright, runsDownwards: true, false);

        Assert.That(words[1].Box, Is.EqualTo(new Quad(new(0, 45), new(20, 45), new(20, 65), new(0, 65))));
    }

    [Test]
    public void Of_SlantedLine_KeepsTheSlant()
    {
        Quad slanted = new(new(0, 0), new(100, 50), new(90, 70), new(-10, 20));

        var word = FittedWords.Of(Line([("a", 4)], 10), slanted, false, false).Single();

        Assert.That(word.Box, Is.EqualTo(new Quad(new(0, 0), new(95, 47.5f), new(85, 67.5f), new(-10, 20))));
    }

    [Test]
    public void Of_RightToLeft_PutsWordsIntoTheOrderOfReading()
    {
        LineCharacters line = new(
            [new("\u0628", 1), new("\u0627", 2), new(" ", 3), new("1", 4), new("2", 5)],
            10,
            true
        );

        Assert.That(
            FittedWords.Of(line, Level, false, false).Select(word => word.Text),
            Is.EqualTo(new[] { "\u0627\u0628", "12" })
        );
    }

    [Test]
    public void Of_NoCharacters_HasNoWords() =>
        Assert.That(FittedWords.Of(Line([], 10), Level, false, false), Is.Empty);

    private static LineCharacters Line(IEnumerable<(string Text, int Step)> characters, double steps) =>
        new([.. characters.Select(item => new DecodedCharacter(item.Text, item.Step))], steps, false);
}
