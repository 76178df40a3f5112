using System.Text;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Recognition;

[TestFixture]
public sealed class CharacterSetTests
{
    private string _path = "";

    [SetUp]
    public void CreateFile() => _path = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public void ToClasses_TwoMoreThanEntries_AddsBlankAndSpace()
    {
        Assert.That(Load("a\nb\n").ToClasses(4), Is.EqualTo(new[] { "", "a", "b", " " }));
    }

    [Test]
    public void ToClasses_OneMoreThanEntries_AddsTheBlankOnly()
    {
        Assert.That(Load("a\nb\n").ToClasses(3), Is.EqualTo(new[] { "", "a", "b" }));
    }

    [Test]
    public void ToClasses_CodePoints_AreTriedWhenLinesDoNotFit()
    {
        Assert.That(Load("a\np\t\n").ToClasses(5), Is.EqualTo(new[] { "", "a", "p", "\t", " " }));
    }

    [Test]
    public void ToClasses_NoMatch_ThrowsWithBothNumbers()
    {
        var characters = Load("a\nb\n");

        Assert.That(
            () => characters.ToClasses(6625),
            Throws
                .InstanceOf<DictionaryException>()
                .With.Message.Contains("6625")
                .And.Message.Contains("2 entries")
                .And.Property("Classes")
                .EqualTo(6625)
                .And.Property("Entries")
                .EqualTo(2)
        );
    }

    [Test]
    public void Load_Lines_KeepSpacesAndDropLineEnds()
    {
        Assert.That(Load("\uFEFF \r\n\u4E00\r\nx y").ToClasses(5), Is.EqualTo(new[] { "", " ", "\u4E00", "x y", " " }));
    }

    [Test]
    public void Load_DefaultDictionary_Has6623Entries()
    {
        var characters = CharacterSet.Load(RepositoryRoot.Combine("third_party", "models", "ppocr_keys_v1.txt"));

        Assert.That(characters.Count, Is.EqualTo(6623));
        Assert.That(characters.ToClasses(6625), Has.Length.EqualTo(6625));
    }

    [Test]
    public void Load_NotUtf8_SaysWhere()
    {
        File.WriteAllBytes(_path, [(byte)'a', 10, 0xFF, 0xFE]);

        Assert.That(
            () => CharacterSet.Load(_path),
            Throws.InstanceOf<DictionaryException>().With.Message.Contains("byte 2")
        );
    }

    [Test]
    public void Load_EmptyFile_Throws()
    {
        Assert.That(() => Load(""), Throws.InstanceOf<DictionaryException>().With.Message.Contains("0 bytes"));
    }

    [Test]
    public void Load_MissingFile_Throws()
    {
        Assert.That(() => CharacterSet.Load("no-such-file.txt"), Throws.InstanceOf<FileNotFoundException>());
    }

    private CharacterSet Load(string text)
    {
        File.WriteAllText(_path, text, new UTF8Encoding(false));
        return CharacterSet.Load(_path);
    }
}
