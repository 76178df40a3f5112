using System.Globalization;
using System.Text;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Words;

/// <summary>Tells kinds of characters.</summary>
internal static class CharacterKinds
{
    private static readonly string[] Joiners = [".", "-", "'", "’", "_"];

    /// <summary>The kind of a character of a line: a dot or hyphen between letters or digits belongs to their word.</summary>
    public static CharacterKind Of(IReadOnlyList<DecodedCharacter> line, int index)
    {
        var kind = Of(line[index].Text);
        var isInside =
            index > 0
            && index + 1 < line.Count
            && Joiners.Contains(line[index].Text)
            && Of(line[index - 1].Text) == CharacterKind.Letter
            && Of(line[index + 1].Text) == CharacterKind.Letter;
        return isInside ? CharacterKind.Letter : kind;
    }

    private static CharacterKind Of(string text)
    {
        var isWhole = Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done;
        return string.IsNullOrWhiteSpace(text) ? CharacterKind.Space
            : !isWhole ? CharacterKind.Symbol
            : IsIdeograph(rune.Value) ? CharacterKind.Ideograph
            : Rune.IsLetterOrDigit(rune) || IsMark(rune) ? CharacterKind.Letter
            : CharacterKind.Symbol;
    }

    // Hiragana and Katakana, then the blocks of Chinese characters, those beyond the first plane included.
    private static bool IsIdeograph(int rune) =>
        rune is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;

    // Vowels of Indian scripts and points of Semitic ones are marks at their letter.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
