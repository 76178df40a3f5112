using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Models.Dictionaries;

[TestFixture]
public sealed class EmbeddedDictionariesTests
{
    [TestCase("arabic_dict.txt", 164, " ", 162)]
    [TestCase("arabic_dict.txt", 163, "!", 161)]
    [TestCase("german_dict.txt", 145, null, 143)]
    [TestCase("german_dict.txt", 146, null, 144)]
    [TestCase("german_dict.txt", 129, null, 127)]
    [TestCase("ug_dict.txt", 116, null, 114)]
    [TestCase("ug_dict.txt", 133, null, 131)]
    [TestCase("en_dict.txt", 97, null, 95)]
    [TestCase("en_dict.txt", 65, null, 63)]
    public void Load_ClassesOfAnotherRelease_TakesItsEntries(string name, int classes, string? first, int entries)
    {
        var texts = DictionarySource.Embedded(name).Load().ToClasses(classes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Length.EqualTo(classes));
            Assert.That(texts[0], Is.Empty);
            Assert.That(texts[1], Is.EqualTo(first ?? texts[1]));
            Assert.That(texts[entries + 1], Is.EqualTo(" "), "the space behind the entries");
        }
    }

    [Test]
    public void Load_ClassesOfNoRelease_ThrowsWithBothNumbers() =>
        Assert.That(
            () => DictionarySource.Embedded("german_dict.txt").Load().ToClasses(6625),
            Throws
                .TypeOf<DictionaryException>()
                .With.Message.Contains("6625")
                .And.Message.Contains("143 entries")
                .And.Message.Contains("german_dict.txt")
        );

    [Test]
    public void Load_Arabic_IsRecognisedByItsName() =>
        Assert.That(DictionarySource.Embedded("arabic_dict.txt").Load().Path, Does.Contain("arabic"));

    [Test]
    public void Embedded_UnknownName_GivesTheNearest() =>
        Assert.That(
            () => DictionarySource.Embedded("germn_dict.txt"),
            Throws.TypeOf<UnknownModelException>().With.Message.Contains("'german_dict.txt'")
        );

    [Test]
    public void Names_AreThoseThatTheCatalogueNeeds()
    {
        var needed = ModelCatalogue.Default.Models.Select(model => model.Dictionary).OfType<string>().Distinct();

        Assert.That(EmbeddedDictionaries.Names, Is.EquivalentTo(needed));
    }

    [Test]
    public void Load_Default_IsTheFileOfTheDefaultModels()
    {
        var file = CharacterSet.Load(RepositoryRoot.Combine("third_party", "models", "ppocr_keys_v1.txt"));

        Assert.That(
            DictionarySource.Embedded("ppocr_keys_v1.txt").Load().ToClasses(6625),
            Is.EqualTo(file.ToClasses(6625))
        );
    }
}
