using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Ocr.Words;
using PaddleInferenceNet.Properties.Tests.Geometry;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Recognition;

public sealed class WordsProperties
{
    private static readonly Gen<string> Character = Gen.Frequency(
        (6, Gen.Elements("a", "Z", "7", "é", "م")),
        (3, Gen.Elements(" ", "\u3000", "中", "あ", "𠀀")),
        (3, Gen.Elements(".", "-", "'", "_", "!", "%", "\u0301", "")),
        (1, Texts.Hostile)
    );

    private static readonly Gen<LineCharacters> Lines =
        from texts in Gen.Choose(0, 30).SelectMany(count => Character.ArrayOf(count))
        from gaps in Gen.Choose(1, 6).ArrayOf(texts.Length)
        from padding in Gen.Choose(1, 50)
        from isRightToLeft in Gen.Elements(false, true)
        select Line(texts, gaps, padding / 10.0, isRightToLeft);

    private static readonly Gen<Quad> Boxes = Shapes.Rectangle.Select(corners => Quad.From(corners));

    [Test]
    public void Fitted_AnyLine_HasItsCharactersInBoxesInsideOfItsOwn() =>
        Cases.ForAll(
            Lines.Zip(Boxes).Zip(Gen.Elements(false, true).Two()),
            input =>
            {
                var ((line, box), (runsDownwards, isTurned)) = input;
                var words = FittedWords.Of(line, box, runsDownwards, isTurned);

                Assert.That(
                    words.SelectMany(word => word.Text).Order(),
                    Is.EqualTo(Visible(line).SelectMany(text => string.Concat(text.EnumerateRunes())).Order())
                        .Or.EqualTo(Visible(line).SelectMany(text => text).Order())
                );
                foreach (var word in words)
                {
                    AssertInside(word.Box, box);
                }
            },
            2 * Cases.Usual
        );

    [Test]
    public void Reference_AnyLine_HasNoWordWithoutABox() =>
        Cases.ForAll(
            Lines.Zip(Boxes),
            input =>
            {
                var words = ReferenceWords.Of(input.Item1, input.Item2);
                Assert.That(words.Select(word => word.Text), Is.All.Not.Empty);
                Assert.That(
                    words.SelectMany(word => Shapes.CornersOf(word.Box)),
                    Is.All.Matches<PointF>(point => float.IsFinite(point.X) && float.IsFinite(point.Y))
                );
            },
            2 * Cases.Usual
        );

    private static IEnumerable<string> Visible(LineCharacters line) =>
        line.Characters.Select(character => character.Text).Where(text => !string.IsNullOrWhiteSpace(text));

    private static LineCharacters Line(string[] texts, int[] gaps, double padding, bool isRightToLeft)
    {
        var step = -1;
        ImmutableArray<DecodedCharacter> characters =
        [
            .. texts.Zip(gaps, (text, gap) => new DecodedCharacter(text, step += gap)),
        ];
        return new LineCharacters(characters, step + 1 + padding, isRightToLeft);
    }

    private static void AssertInside(Quad word, Quad line)
    {
        const float Rounding = 0.05f;
        foreach (var corner in Shapes.CornersOf(word))
        {
            var corners = Shapes.CornersOf(line);
            Assert.That(corner.X, Is.InRange(corners.Min(c => c.X) - Rounding, corners.Max(c => c.X) + Rounding));
            Assert.That(corner.Y, Is.InRange(corners.Min(c => c.Y) - Rounding, corners.Max(c => c.Y) + Rounding));
        }
    }
}
