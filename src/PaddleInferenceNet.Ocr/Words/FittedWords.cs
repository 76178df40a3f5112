using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Words;

/// <summary>
/// Cuts the box of a line into those of its words. A character reaches from its centre half of the usual distance to either
/// side, but not beyond the middle between it and its neighbour.
/// </summary>
internal static class FittedWords
{
    /// <param name="line">The characters of the line.</param>
    /// <param name="box">Its corners.</param>
    /// <param name="runsDownwards">Whether the line runs from the upper edge of the box to the lower one.</param>
    /// <param name="isTurned">Whether it was turned upside down before it was read.</param>
    public static ImmutableArray<OcrWord> Of(LineCharacters line, Quad box, bool runsDownwards, bool isTurned)
    {
        var characters = line.Characters;
        if (characters.IsEmpty)
        {
            return [];
        }

        var words = ImmutableArray.CreateBuilder<OcrWord>();
        foreach (var (first, last) in Groups(characters))
        {
            var text = string.Concat(characters[first..(last + 1)].Select(character => character.Text));
            var (from, to) = (Edge(line, first, -1), Edge(line, last, +1));
            words.Add(
                new OcrWord(
                    Part(box, runsDownwards, isTurned ? (1 - to, 1 - from) : (from, to)),
                    line.IsRightToLeft ? BidirectionalOrder.ToReadingOrder(text) : text
                )
            );
        }

        return words.DrainToImmutable();
    }

    private static IEnumerable<(int First, int Last)> Groups(ImmutableArray<DecodedCharacter> characters)
    {
        CharacterKind[] kinds =
        [
            .. Enumerable.Range(0, characters.Length).Select(i => CharacterKinds.Of(characters, i)),
        ];
        var first = 0;
        for (var i = 1; i <= kinds.Length; i++)
        {
            if (i < kinds.Length && kinds[i] == kinds[first] && kinds[i] != CharacterKind.Ideograph)
            {
                continue;
            }

            if (kinds[first] != CharacterKind.Space)
            {
                yield return (first, i - 1);
            }

            first = i;
        }
    }

    /// <summary>Where a character begins or ends, 0 at the beginning of the line to 1 at its end.</summary>
    private static double Edge(LineCharacters line, int index, int direction)
    {
        var centre = line.Characters[index].Step + 0.5;
        var reach = Spacing(line) / 2;
        var neighbour = index + direction;
        if (neighbour >= 0 && neighbour < line.Characters.Length)
        {
            reach = Math.Min(reach, Math.Abs(line.Characters[neighbour].Step + 0.5 - centre) / 2);
        }

        return Math.Clamp((centre + (direction * reach)) / line.Steps, 0, 1);
    }

    private static double Spacing(LineCharacters line)
    {
        var characters = line.Characters;
        return characters.Length == 1
            ? line.Steps
            : (double)(characters[^1].Step - characters[0].Step) / (characters.Length - 1);
    }

    private static Quad Part(Quad box, bool runsDownwards, (double From, double To) part) =>
        runsDownwards
            ? new Quad(
                Between(box.TopLeft, box.BottomLeft, part.From),
                Between(box.TopRight, box.BottomRight, part.From),
                Between(box.TopRight, box.BottomRight, part.To),
                Between(box.TopLeft, box.BottomLeft, part.To)
            )
            : new Quad(
                Between(box.TopLeft, box.TopRight, part.From),
                Between(box.TopLeft, box.TopRight, part.To),
                Between(box.BottomLeft, box.BottomRight, part.To),
                Between(box.BottomLeft, box.BottomRight, part.From)
            );

    private static PointF Between(PointF a, PointF b, double share) =>
        new((float)(a.X + ((b.X - a.X) * share)), (float)(a.Y + ((b.Y - a.Y) * share)));
}
