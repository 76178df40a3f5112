using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Words;

/// <summary>
/// The word boxes of the reference (PaddleOCR 2.8, <c>get_word_info</c> and <c>cal_ocr_word_box</c>): upright, of whole
/// pixels, and all boxes of Latin words before all of Chinese characters, while the texts keep their order.
/// </summary>
internal static class ReferenceWords
{
    private enum State
    {
        Splitter,
        Latin,
        Chinese,
    }

    public static ImmutableArray<OcrWord> Of(LineCharacters line, Quad box)
    {
        var groups = Groups(line.Characters);
        var texts = groups.SelectMany(group =>
            group.State == State.Chinese
                ? group.Characters.Select(character => character.Text)
                : [string.Concat(group.Characters.Select(character => character.Text))]
        );
        return [.. Boxes(line, groups, box).Zip(texts, (place, text) => new OcrWord(place, text))];
    }

    private static List<(State State, List<DecodedCharacter> Characters)> Groups(
        ImmutableArray<DecodedCharacter> characters
    )
    {
        List<(State State, List<DecodedCharacter> Characters)> groups = [];
        State? state = null;
        for (var i = 0; i < characters.Length; i++)
        {
            var next = Next(characters, i, state);
            if (next != State.Splitter && next != state)
            {
                groups.Add((next, []));
            }

            state = next;
            if (next != State.Splitter)
            {
                groups[^1].Characters.Add(characters[i]);
            }
        }

        return groups;
    }

    private static State Next(ImmutableArray<DecodedCharacter> characters, int index, State? state)
    {
        var text = characters[index].Text;
        var isInNumber =
            text == "." && index + 1 < characters.Length && characters[index + 1].Text.Any(char.IsAsciiDigit);
        return state == State.Latin && (isInNumber || text == "-") ? State.Latin
            : text is [>= '\u4e00' and <= '\u9fff', ..] ? State.Chinese
            : text.Any(char.IsAsciiLetterOrDigit) ? State.Latin
            : State.Splitter;
    }

    private static IEnumerable<Quad> Boxes(
        LineCharacters line,
        List<(State State, List<DecodedCharacter> Characters)> groups,
        Quad box
    )
    {
        double left = box.TopLeft.X;
        var width = box.TopRight.X - left;
        var cell = width / line.Steps;
        foreach (var (_, characters) in groups.Where(group => group.State == State.Latin))
        {
            yield return Upright(
                box,
                left + Math.Truncate(characters[0].Step * cell),
                left + Math.Truncate((characters[^1].Step + 1) * cell)
            );
        }

        var chinese = groups.Where(group => group.State == State.Chinese).Select(group => group.Characters).ToList();
        var half = CharacterWidth(line, chinese, width, cell) / 2;
        foreach (var character in chinese.SelectMany(characters => characters))
        {
            var centre = (character.Step + 0.5) * cell;
            yield return Upright(
                box,
                left + Math.Max(Math.Truncate(centre - half), 0),
                left + Math.Min(Math.Truncate(centre + half), width)
            );
        }
    }

    private static double CharacterWidth(
        LineCharacters line,
        IEnumerable<List<DecodedCharacter>> chinese,
        double width,
        double cell
    )
    {
        double[] widths =
        [
            .. chinese
                .Where(characters => characters.Count > 1)
                .Select(characters => (characters[^1].Step - characters[0].Step + 1) * cell / (characters.Count - 1)),
        ];
        return widths.Length > 0 ? widths.Average() : width / line.Characters.Length;
    }

    private static Quad Upright(Quad box, double left, double right)
    {
        var (top, bottom) = (box.TopLeft.Y, box.BottomRight.Y);
        var (from, to) = ((float)left, (float)right);
        return new Quad(new(from, top), new(to, top), new(to, bottom), new(from, bottom));
    }
}
