using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.CommandLine;

/// <summary>Words of the command line that have a form of their own.</summary>
public sealed class WordsOfTheLineProperties
{
    // Each is held against every name of the catalogue, three times.
    private const int Fewer = 300;

    private static readonly Gen<string> Numbers = Texts.Of(
        Gen.Elements("0", "1", "9", "-", ",", " ", "+", "x", "2147483648", "99999999999999999999", "٣"),
        most: 12
    );

    // An argument of a program has no end of text inside.
    private static readonly Gen<string> Word = Texts.Hostile.Where(text =>
        !text.Contains('\0', StringComparison.Ordinal)
    );

    [Test]
    public void PageRanges_AnyText_AreRangesOrNone() =>
        Cases.ForAll(
            Gen.OneOf(Numbers, Word),
            text =>
            {
                if (PageRanges.TryParse(text, out var ranges))
                {
                    Assert.That(ranges.ToString(), Is.EqualTo(text));
                    Assert.That(ranges.Contains(0), Is.False);
                    Assert.That(text, Does.Match("^[0-9,-]+$"));
                }
            },
            3 * Cases.Usual
        );

    [Test]
    public void PageRanges_FirstToLast_ContainsThoseBetween() =>
        Cases.ForAll(
            Gen.Choose(1, 1000).Three(),
            pages =>
            {
                var (first, last) = (Math.Min(pages.Item1, pages.Item2), Math.Max(pages.Item1, pages.Item2));
                var text = string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");

                Assert.That(PageRanges.TryParse(text, out var ranges));

                Assert.That(ranges!.Contains(pages.Item3), Is.EqualTo(pages.Item3 >= first && pages.Item3 <= last));
            }
        );

    [Test]
    public void TensorShape_AnyText_IsAShapeOrSaysWhatIsWrong() =>
        Cases.ForAll(
            Gen.OneOf(Numbers, Word),
            text =>
            {
                if (TensorShape.TryParse(text, out var shape, out var error))
                {
                    Assert.That(shape.ElementCount, Is.Positive);
                    Assert.That(
                        string.Join(',', shape.Dimensions),
                        Is.EqualTo(string.Join(',', text.Split(',').Select(int.Parse)))
                    );
                }
                else
                {
                    Assert.That(error, Is.Not.Empty);
                }
            },
            3 * Cases.Usual
        );

    [Test]
    public void Catalogue_AnyName_IsFoundOrTypedFailure() =>
        Cases.ForAll(
            Gen.OneOf(
                Texts.Hostile,
                Gen.Elements("german", "v4", "PP-OCRv5_mobile_rec", "ch_PP-OCRv4_det")
                    .SelectMany(name =>
                        Texts.Of(Gen.Elements("", " ", "x", "_infer", "-mobile"), most: 2).Select(more => name + more)
                    )
            ),
            name =>
            {
                var catalogue = ModelCatalogue.Default;
                Failures.Of<UnknownModelException>(() => catalogue.Find(name));
                Failures.Of<UnknownModelException>(() => catalogue.FindVersion(name));
                Failures.Of<UnknownModelException>(() => catalogue.Select(name));
            },
            Fewer
        );
}
