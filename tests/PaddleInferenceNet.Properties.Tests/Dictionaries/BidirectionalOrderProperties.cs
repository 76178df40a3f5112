using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Dictionaries;

public sealed class BidirectionalOrderProperties
{
    [Test]
    public void ToReadingOrder_AnyText_KeepsItsCharacters() =>
        Cases.ForAll(
            Texts.Hostile,
            text => Assert.That(Runes(BidirectionalOrder.ToReadingOrder(text)).Order(), Is.EqualTo(Runes(text).Order()))
        );

    [Test]
    public void ToReadingOrder_Twice_IsWhereItBegan() =>
        Cases.ForAll(
            Texts.Hostile.Select(text => string.Concat(text.EnumerateRunes())),
            text =>
                Assert.That(
                    BidirectionalOrder.ToReadingOrder(BidirectionalOrder.ToReadingOrder(text)),
                    Is.EqualTo(text)
                )
        );

    [Test]
    public void ToReadingOrder_LatinAndDigits_StayAsTheyAre() =>
        Cases.ForAll(
            Texts.Of(Gen.Elements("a", "Z", "7", " ", ".", ":", "/", "%", "+", "-", "*")),
            text => Assert.That(BidirectionalOrder.ToReadingOrder(text), Is.EqualTo(text))
        );

    [Test]
    public void ToReadingOrder_LettersOfArabic_AreReversed() =>
        Cases.ForAll(
            Texts.Of(Gen.Elements("م", "ر", "ح", "ب", "ا")),
            text => Assert.That(BidirectionalOrder.ToReadingOrder(text), Is.EqualTo(string.Concat(text.Reverse())))
        );

    // A half of a pair counts as what it is printed as.
    private static IEnumerable<int> Runes(string text) => text.EnumerateRunes().Select(rune => rune.Value);
}
