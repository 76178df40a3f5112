using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Output;

/// <summary>Results with texts and boxes that a writer could stumble over.</summary>
internal static class HostilePicture
{
    private static readonly Gen<double[][]> Box = Gen.Frequency(
            (9, Gen.Choose(-50, 900).Select(value => value / 2.0)),
            (1, Gen.Elements(0.0, -1e12, 1e12, 1e300))
        )
        .ArrayOf(8)
        .Select(values => values.Chunk(2).ToArray());

    private static readonly Gen<WordJson> Word = Box.Zip(Texts.Hostile, (box, text) => new WordJson(box, text));

    private static readonly Gen<LineJson> Line =
        from box in Box
        from text in Texts.Hostile
        from score in Gen.Choose(0, 10_000)
        from angle in Gen.Elements(0, 180)
        from words in Gen.Frequency(
            (1, Gen.Constant<WordJson[]?>(null)),
            (1, Gen.Choose(0, 4).SelectMany(count => Word.ArrayOf(count)).Select(words => (WordJson[]?)words))
        )
        select new LineJson(box, text, score / 10_000f, angle, words);

    public static Gen<PictureJson> Pictures { get; } =
        from name in Texts.Hostile
        from size in Gen.Choose(1, 400).ArrayOf(2)
        from lines in Gen.Choose(0, 5).SelectMany(count => Line.ArrayOf(count))
        select new PictureJson(name, size, lines, new TimesJson(1, 2, 3, 6));

    /// <summary>A result with one line.</summary>
    public static PictureJson Of(string name, string text) =>
        new(
            name,
            [60, 20],
            [
                new LineJson(
                    [
                        [1, 1],
                        [50, 1],
                        [50, 15],
                        [1, 15],
                    ],
                    text,
                    0.5f,
                    0
                ),
            ],
            new TimesJson(1, 2, 3, 6)
        );

    /// <summary>A text as it is in UTF-8: halves of surrogate pairs are no characters.</summary>
    public static string Written(string text) => string.Concat(text.EnumerateRunes());
}
