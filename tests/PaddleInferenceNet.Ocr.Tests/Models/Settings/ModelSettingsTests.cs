using System.Text;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Settings;

[TestFixture]
public sealed class ModelSettingsTests
{
    private const string Recogniser = """
        Global:
          model_name: PP-OCRv5_mobile_rec
        PreProcess:
          transform_ops:
          - DecodeImage:
              channel_first: false
              img_mode: BGR
          - RecResizeImg:
              image_shape:
              - 3
              - 48
              - 320
          - KeepKeys:
              keep_keys:
              - image
        PostProcess:
          name: CTCLabelDecode
          character_dict:
          - '1'
          - a
          - "\u3000"
          - ''''
          - ':'
        """;

    [Test]
    public void Read_SettingsOfARecogniser_GivesNameShapeAndCharacters()
    {
        var settings = Read(Recogniser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Name, Is.EqualTo("PP-OCRv5_mobile_rec"));
            Assert.That(settings.RecognitionHeight, Is.EqualTo(48));
            Assert.That(settings.Characters, Is.EqualTo(new[] { "1", "a", "\u3000", "'", ":" }));
        }
    }

    [Test]
    public void Read_SettingsWithoutCharacters_HasNone()
    {
        var settings = Read("Global: {model_name: PP-OCRv5_mobile_det}\nPostProcess: {name: DBPostProcess}\n");

        Assert.That((settings.Characters.IsEmpty, settings.RecognitionHeight), Is.EqualTo((true, (int?)null)));
    }

    [TestCase("a: [1, 2", TestName = "Read_CutOff_IsRefused")]
    [TestCase("a: &x 1\nb: *x", TestName = "Read_Alias_IsRefused")]
    [TestCase("a: 1\na: 2", TestName = "Read_KeyTwice_IsRefused")]
    [TestCase("", TestName = "Read_Empty_IsRefused")]
    [TestCase(
        "PreProcess:\n  transform_ops:\n  - RecResizeImg:\n      image_shape: [3, x, 320]",
        TestName = "Read_ShapeOfText_IsRefused"
    )]
    public void Read_BadFile_IsRefusedWithItsName(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<ModelFormatException>().With.Message.Contains("inference.yml"));

    [Test]
    public void Read_DeepNesting_IsRefused() =>
        Assert.That(() => Read(new string('[', 100_000)), Throws.TypeOf<ModelFormatException>());

    [Test]
    public void Find_FolderWithSettings_GivesADictionary()
    {
        using TemporaryFolder folder = new();
        folder.Write(ModelSettings.FileName, Encoding.UTF8.GetBytes(Recogniser));

        var classes = DictionarySource.FromModel(folder.Path).Load().ToClasses(7);

        Assert.That(classes, Is.EqualTo(new[] { "", "1", "a", "\u3000", "'", ":", " " }));
    }

    [Test]
    public void Find_ArchiveWithSettings_GivesTheSame()
    {
        using TemporaryFolder folder = new();
        var archive = folder.Write("m.tar", TestArchive.Of(("m/inference.yml", Encoding.UTF8.GetBytes(Recogniser))));

        Assert.That(ModelSettings.Find(archive)!.Characters, Has.Length.EqualTo(5));
    }

    private static ModelSettings Read(string text) =>
        ModelSettings.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), ModelSettings.FileName);
}
