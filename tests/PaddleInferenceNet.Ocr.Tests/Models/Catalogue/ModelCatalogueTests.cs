using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Catalogue;

[TestFixture]
public sealed class ModelCatalogueTests
{
    private static ModelCatalogue Catalogue => ModelCatalogue.Default;

    private static IEnumerable<ModelEntry> Recognisers =>
        Catalogue.Models.Where(model =>
            model is { Task: ModelTask.Recognition, Dictionary: not null, Classes: not null }
        );

    [Test]
    public void Models_AreThoseOfThePublishersLists()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Catalogue.Models, Has.Length.EqualTo(174));
            Assert.That(Catalogue.Models.Select(model => model.Url.Scheme), Is.All.EqualTo("https"));
            Assert.That(Catalogue.Models.Select(model => model.Name), Is.All.Match(@"^[\w.\-]+$"));
            Assert.That(Catalogue.Models.Select(model => model.Size ?? long.MaxValue), Is.All.GreaterThan(100_000));
        }
    }

    [Test]
    public void Languages_OfAllModelsThatRead_AreListed()
    {
        var codes = Catalogue.Languages.Select(language => language.Code).ToHashSet();

        var unlisted = Catalogue
            .Models.Where(model => model.Task == ModelTask.Recognition)
            .SelectMany(model => model.Languages)
            .Where(code => code != "multilingual" && !codes.Contains(code));

        Assert.That(unlisted, Is.Empty);
    }

    [Test]
    public void UseInstead_OfEveryLiteModel_IsAModelOfTheSameTaskThatCanBeUsed()
    {
        var lite = Catalogue.Models.Where(model => model.Format == ModelFormat.Lite).ToList();

        Assert.That(lite, Has.Count.EqualTo(25));
        foreach (var model in lite)
        {
            var other = Catalogue.Find(model.UseInstead!);
            Assert.That((other.Task, other.Format), Is.EqualTo((model.Task, ModelFormat.Program)), model.Name);
        }
    }

    [TestCaseSource(nameof(Recognisers))]
    public void Dictionary_OfARecogniser_HasItsClasses(ModelEntry model)
    {
        var classes = DictionarySource.Embedded(model.Dictionary!).Load().ToClasses(model.Classes!.Value);

        Assert.That(classes, Has.Length.EqualTo(model.Classes));
    }

    // The slim models go by other names there.
    [Test]
    public void Checked_Models_AreThoseWithRecordedOutputs()
    {
        var recorded = new[] { SharedData.Require("models"), SharedData.Require("graphs") }
            .SelectMany(Directory.EnumerateDirectories)
            .Select(folder => Path.GetFileName(folder)!);
        Dictionary<string, string> names = new()
        {
            ["ch_PP-OCRv2_det_slim_quant"] = "ch_PP-OCRv2_det_slim",
            ["ch_ppocr_mobile_v2.0_cls_slim"] = "ch_ppocr_mobile_slim_v2.0_cls",
        };

        var expected = recorded.Select(name => names.GetValueOrDefault(name, name)).Distinct();

        Assert.That(
            Catalogue.Models.Where(model => model.Checked is not null).Select(model => model.Name),
            Is.EquivalentTo(expected)
        );
    }

    [TestCase("ch_PP-OCRv4_rec")]
    [TestCase("CH_pp-ocrV4_rec")]
    [TestCase("ch_PP-OCRv4_rec_infer")]
    public void Find_Name_IgnoresCaseAndTheEndingOfArchives(string name) =>
        Assert.That(Catalogue.Find(name).Name, Is.EqualTo("ch_PP-OCRv4_rec"));

    [TestCase("german_mobile_v2_rec", "german_mobile_v2.0_rec")]
    [TestCase("korean_PPOCRv4_rec", "korean_PP-OCRv4_rec")]
    public void Find_UnknownName_GivesTheNearest(string name, string nearest)
    {
        var exception = Assert.Throws<UnknownModelException>(() => Catalogue.Find(name));

        Assert.That(exception.Nearest[0], Is.EqualTo(nearest));
        Assert.That(exception.Message, Does.Contain($"'{name}'").And.Contain($"'{nearest}'"));
    }

    [Test]
    public void Find_NameLikeNone_GivesNoHint()
    {
        var exception = Assert.Throws<UnknownModelException>(() => Catalogue.Find(new string('q', 10_000)));

        Assert.That(exception.Nearest, Is.Empty);
    }

    [TestCase("german", "de")]
    [TestCase("DE", "de")]
    [TestCase("japan", "ja")]
    [TestCase("chinese_cht", "zh-Hant")]
    [TestCase("ka", "kn")]
    public void FindLanguage_CodeOrWord_IsTheLanguage(string word, string code) =>
        Assert.That(Catalogue.FindLanguage(word).Code, Is.EqualTo(code));

    [Test]
    public void FindLanguage_UnknownWord_GivesTheNearest() =>
        Assert.That(
            () => Catalogue.FindLanguage("germn"),
            Throws.TypeOf<UnknownModelException>().With.Message.Contains("'german'")
        );

    [TestCase("v4", "v4")]
    [TestCase("PP-OCRv4", "v4")]
    [TestCase("4", "v4")]
    [TestCase("v4-mobile", "v4")]
    [TestCase("PP-OCRv2.0-server", "v2.0-server")]
    public void FindVersion_Spellings_AreTheVersion(string text, string version) =>
        Assert.That(Catalogue.FindVersion(text), Is.EqualTo(version));

    [Test]
    public void FindVersion_Unknown_NamesAll() =>
        Assert.That(
            () => Catalogue.FindVersion("v9"),
            Throws.TypeOf<UnknownModelException>().With.Message.Contains("v2.0-server").And.Message.Contains("'v9'")
        );

    [TestCase("ch", null, "ch_PP-OCRv4_det", "ch_PP-OCRv4_rec")]
    [TestCase("en", null, "ch_PP-OCRv4_det", "en_PP-OCRv4_rec")]
    [TestCase("german", null, "en_PP-OCRv3_det", "latin_PP-OCRv3_rec")]
    [TestCase("german", "v2.0", "en_ppocr_mobile_v2.0_det", "german_mobile_v2.0_rec")]
    [TestCase("french", "v2.0", "en_ppocr_mobile_v2.0_det", "french_mobile_v2.0_rec")]
    [TestCase("korean", "v2.0", "ch_ppocr_mobile_v2.0_det", "korean_mobile_v2.0_rec")]
    [TestCase("korean", null, "ch_PP-OCRv4_det", "korean_PP-OCRv4_rec")]
    [TestCase("korean", "v3", "ml_PP-OCRv3_det", "korean_PP-OCRv3_rec")]
    [TestCase("ch", "v2.0-server", "ch_ppocr_server_v2.0_det", "ch_ppocr_server_v2.0_rec")]
    [TestCase("ch", "v2.0-slim", "ch_ppocr_mobile_slim_v2.0_det", "ch_ppocr_mobile_slim_v2.0_rec")]
    [TestCase("ch", "v2", "ch_PP-OCRv2_det", "ch_PP-OCRv2_rec")]
    [TestCase("ch", "v5", "PP-OCRv5_mobile_det", "PP-OCRv5_mobile_rec")]
    [TestCase("ch", "v5-server", "PP-OCRv5_server_det", "PP-OCRv5_server_rec")]
    [TestCase("thai", null, "PP-OCRv5_mobile_det", "th_PP-OCRv5_mobile_rec")]
    [TestCase("ja", "v4-doc", "ch_PP-OCRv4_det", "PP-OCRv4_server_rec_doc")]
    [TestCase("ch", "v6-tiny", "PP-OCRv6_tiny_det", "PP-OCRv6_tiny_rec")]
    public void Select_LanguageAndVersion_AreModelsThatGoTogether(
        string language,
        string? version,
        string det,
        string rec
    )
    {
        var selection = Catalogue.Select(language, version);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(selection.Detection.Name, Is.EqualTo(det));
            Assert.That(selection.Recognition.Name, Is.EqualTo(rec));
            Assert.That(selection.Orientation.Task, Is.EqualTo(ModelTask.Orientation));
        }
    }

    [Test]
    public void Select_EveryLanguage_HasModels() =>
        Assert.That(
            Catalogue.Languages.Select(language => Catalogue.Select(language.Code).Recognition.Format),
            Is.All.EqualTo(ModelFormat.Program).Or.EqualTo(ModelFormat.Json)
        );

    [Test]
    public void Select_VersionWithoutTheLanguage_NamesThoseThatHaveIt()
    {
        var exception = Assert.Throws<UnknownModelException>(() => Catalogue.Select("korean", "v2.0-server"));

        Assert.That(exception.Message, Does.Contain("v2.0-server").And.Contain("Korean"));
        Assert.That(exception.Nearest, Does.Contain("v2.0").And.Contain("v4"));
    }
}
