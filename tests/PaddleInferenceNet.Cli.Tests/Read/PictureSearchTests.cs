using PaddleInferenceNet.Cli.Input;

namespace PaddleInferenceNet.Cli.Tests.Read;

public sealed class PictureSearchTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.Combine("deep", "er"));
        foreach (
            var name in (string[])
                [
                    "b.PNG",
                    "a.jpg",
                    "notes.txt",
                    "a.jpg.drawn.png",
                    "a.jpg.searchable.pdf",
                    "deep/c.webp",
                    "deep/er/d.tiff",
                    "deep/e.Pdf",
                ]
        )
        {
            File.WriteAllText(_folder.Combine(name), "");
        }
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Find_Folder_HasItsPicturesInOrder() =>
        Assert.That(
            PictureSearch.Find([_folder.Path], recursive: false),
            Is.EqualTo(
                new[] { new PictureFile(_folder.Combine("a.jpg"), "a.jpg"), new(_folder.Combine("b.PNG"), "b.PNG") }
            )
        );

    [Test]
    public void Find_FolderRecursively_HasThoseOfItsFoldersToo() =>
        Assert.That(
            PictureSearch.Find([_folder.Path], recursive: true).Select(picture => picture.Relative),
            Is.EqualTo(new[] { "a.jpg", "b.PNG", "deep/c.webp", "deep/e.Pdf", "deep/er/d.tiff" })
        );

    [TestCase("*.jpg", "a.jpg")]
    [TestCase("**/*.tiff", "deep/er/d.tiff")]
    [TestCase("deep/**", "c.webp", "e.Pdf", "er/d.tiff")]
    [TestCase("**/*", "a.jpg", "b.PNG", "deep/c.webp", "deep/e.Pdf", "deep/er/d.tiff")]
    public void Find_Pattern_HasWhatItMatches(string pattern, params string[] expected)
    {
        var found = PictureSearch.Find([_folder.Combine(pattern)], recursive: false);

        Assert.That(found.Select(picture => picture.Relative), Is.EqualTo(expected));
        Assert.That(found.Select(picture => picture.Name), Is.All.Exist);
    }

    [Test]
    public void Find_FilesAndStandardInput_StandAsTheyAreGiven() =>
        Assert.That(
            PictureSearch.Find(["x/no-such.png", "-"], recursive: false),
            Is.EqualTo(new[] { new PictureFile("x/no-such.png", "no-such.png"), new("-", "standard-input") })
        );

    [Test]
    public void Find_FolderWithoutPictures_SaysWhatToDo()
    {
        var empty = Directory.CreateDirectory(_folder.Combine("empty")).FullName;

        Assert.That(
            () => PictureSearch.Find([empty], recursive: false),
            Throws.TypeOf<CommandException>().With.Message.Contains(empty).And.Message.Contains("--recursive")
        );
    }

    [TestCase("*.gif", "matches no picture")]
    [TestCase("no/such/*.png", "matches no picture")]
    [TestCase("*/../*.jpg", "'..'")]
    public void Find_PatternThatIsOfNoUse_SaysSo(string pattern, string message) =>
        Assert.That(
            () => PictureSearch.Find([_folder.Combine(pattern)], recursive: false),
            Throws.TypeOf<CommandException>().With.Message.Contains(message)
        );
}
