using FsCheck;
using FsCheck.Fluent;

namespace PaddleInferenceNet.Properties.Tests.Support;

/// <summary>Texts as nobody would want them.</summary>
internal static class Texts
{
    private static readonly string[] Plain =
    [
        "a",
        "Z",
        "0",
        "9",
        " ",
        ".",
        "-",
        "é",
        "e\u0301",
        "中",
        "あ",
        "ไทย",
        "😀",
    ];

    private static readonly string[] Controls =
    [
        "\0",
        "\u0001",
        "\u001B",
        "\u007F",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\v",
        "\f",
        "\u0085",
        "\u2028",
        "\u2029",
    ];

    private static readonly string[] Marks =
    [
        "<",
        ">",
        "&",
        "&amp;",
        "\"",
        "'",
        "\\",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?",
        "?>",
        "</span>",
        "%s",
        "{",
        "}",
        "[",
        "]",
        ";",
        ":",
        ",",
        "|",
        "#",
        "`",
        "$(",
        "*",
        "?",
        "/",
    ];

    private static readonly string[] Directions = ["שלום", "مرحبا", "\u202E", "\u202D", "\u200F", "\u2066", "\u2069"];

    private static readonly string[] NoCharacters =
    [
        "\uD800",
        "\uDC00",
        "\uD83D",
        "\uFFFE",
        "\uFFFF",
        "\uFEFF",
        "\uFFFD",
    ];

    /// <summary>Anything that a string can hold, halves of surrogate pairs included.</summary>
    public static Gen<string> Hostile { get; } =
        Of(
            Gen.Frequency(
                (3, Gen.Elements(Plain)),
                (2, Gen.Elements(Controls)),
                (3, Gen.Elements(Marks)),
                (1, Gen.Elements(Directions)),
                (1, Gen.Elements(NoCharacters)),
                (1, Gen.Choose(0, char.MaxValue).Select(value => ((char)value).ToString()))
            )
        );

    /// <summary>Visible characters of several scripts.</summary>
    public static Gen<string> Visible { get; } =
        Of(Gen.Frequency((3, Gen.Elements(Plain)), (2, Gen.Elements(Marks)), (1, Gen.Elements(Directions))));

    /// <summary>Up to 24 pieces.</summary>
    public static Gen<string> Of(Gen<string> pieces, int most = 24) =>
        Gen.Choose(0, most).SelectMany(count => pieces.ArrayOf(count)).Select(string.Concat);
}
