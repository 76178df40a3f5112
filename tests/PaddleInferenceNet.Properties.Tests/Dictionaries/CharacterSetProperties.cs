using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Dictionaries;

public sealed class CharacterSetProperties
{
    private const string Name = "dict.txt";

    // An entry is a line, so it has no line end, and none of the marks that are cut off at both ends of a file or line.
    private static readonly Gen<string[]> Entries = Texts
        .Visible.Where(entry => !entry.Contains('\uFEFF', StringComparison.Ordinal))
        .NonEmptyListOf()
        .Select(entries => entries.ToArray());

    [Test]
    public void Parse_AnyBytes_IsADictionaryOrTypedFailure() =>
        Cases.ForAll(
            Gen.OneOf(Bytes.UpTo(64), Bytes.Mutated(Encoding.UTF8.GetBytes("a\n中\n😀\r\n\n é"))),
            bytes =>
            {
                if (Failures.Of<DictionaryException>(() => CharacterSet.Parse(Name, bytes)) is { } failure)
                {
                    Assert.That(failure.Message, Does.Contain(Name).And.Contain("byte"));
                }
            }
        );

    [Test]
    public void Load_FileOfAnyBytes_IsADictionaryOrTypedFailure()
    {
        using TemporaryFolder folder = new();
        Cases.ForAll(
            Bytes.UpTo(32),
            bytes =>
            {
                var path = folder.Write(Name, bytes);
                var failure = Failures.Of<DictionaryException>(() => CharacterSet.Load(path));
                Assert.That(failure?.Message, Is.Null.Or.Contains(path));
            }
        );
    }

    [Test]
    public void Parse_LinesWithEitherEnd_GivesThemBack() =>
        Cases.ForAll(
            Entries.SelectMany(entries => Gen.Elements("\n", "\r\n").Select(end => (Entries: entries, End: end))),
            file =>
            {
                var text = string.Concat(file.Entries.Select(entry => entry + file.End));
                var classes = CharacterSet.Parse(Name, Encoding.UTF8.GetBytes(text)).ToClasses(file.Entries.Length + 2);

                string[] expected = ["", .. file.Entries, " "];
                Assert.That(classes, Is.EqualTo(expected));
            }
        );

    [Test]
    public void ToClasses_AnyCount_GivesThatManyOrATypedFailure() =>
        Cases.ForAll(
            Entries.SelectMany(entries => Gen.Choose(-2, 60).Select(count => (Entries: entries, Count: count))),
            dictionary =>
            {
                var set = CharacterSet.FromEntries(Name, dictionary.Entries);
                var failure = Failures.Of<DictionaryException>(() =>
                    Assert.That(set.ToClasses(dictionary.Count), Has.Length.EqualTo(dictionary.Count))
                );

                if (dictionary.Count - dictionary.Entries.Length is 1 or 2)
                {
                    Assert.That(failure, Is.Null);
                }
                else if (failure is not null)
                {
                    Assert.That(
                        (failure.Classes, failure.Entries),
                        Is.EqualTo((dictionary.Count, dictionary.Entries.Length))
                    );
                }
            }
        );
}
