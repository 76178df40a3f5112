using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Tests.Read;

public sealed class JournalTests
{
    private TemporaryFolder _folder = null!;
    private PictureFile _first = null!;
    private PictureFile _second = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        _first = new PictureFile(_folder.Write("a.png", [1]), "a.png");
        _second = new PictureFile(_folder.Write("天.png", [1, 2]), "天.png");
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Resume_DonePicture_IsDoneWithItsResult()
    {
        Note("s", _first, _second);

        using var journal = Journal.Open(_folder.Path, "s", resume: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(journal.IsDone(_first) && journal.IsDone(_second));
            Assert.That(journal.ResultOf(_second)!.Image, Is.EqualTo("天.png"));
            Assert.That(journal.ResultOf(new PictureFile("c", "c")), Is.Null);
        }
    }

    [Test]
    public void Resume_ChangedPicture_IsNotDone()
    {
        Note("s", _first, _second);
        File.AppendAllText(_first.Name, "x");
        File.SetLastWriteTimeUtc(_second.Name, DateTime.UnixEpoch);

        using var journal = Journal.Open(_folder.Path, "s", resume: true);

        Assert.That(journal.IsDone(_first) || journal.IsDone(_second), Is.False);
    }

    [Test]
    public void Resume_OtherSettings_AreNotDone()
    {
        Note("s", _first);

        using var journal = Journal.Open(_folder.Path, "t", resume: true);

        Assert.That(journal.IsDone(_first), Is.False);
    }

    [Test]
    public void NoResume_Journal_BeginsAnew()
    {
        Note("s", _first);
        using (Journal.Open(_folder.Path, "s", resume: false)) { }

        using var journal = Journal.Open(_folder.Path, "s", resume: true);

        Assert.That(journal.IsDone(_first), Is.False);
    }

    [TestCase(1)]
    [TestCase(20)]
    public void Resume_LineThatIsCutOff_IsLeftOutAndWrittenAgain(int cut)
    {
        Note("s", _first, _second);
        var path = _folder.Combine(Journal.FileName);
        using (FileStream file = new(path, FileMode.Open))
        {
            file.SetLength(file.Length - cut);
        }

        using (var journal = Journal.Open(_folder.Path, "s", resume: true))
        {
            Assert.That((journal.IsDone(_first), journal.IsDone(_second)), Is.EqualTo((true, false)));
            journal.Add(_second, Result("天.png"));
            Assert.That(journal.IsDone(_second));
        }

        Assert.That(File.ReadAllLines(path), Has.Length.EqualTo(2));
        using var again = Journal.Open(_folder.Path, "s", resume: true);
        Assert.That(again.IsDone(_first) && again.IsDone(_second));
    }

    [Test]
    public void Resume_FileThatIsNoJournal_CountsForNothing()
    {
        _folder.Write(Journal.FileName, "no json\n"u8);

        using var journal = Journal.Open(_folder.Path, "s", resume: true);

        Assert.That(journal.IsDone(_first), Is.False);
    }

    [Test]
    public void Open_WhileAnotherRunHasIt_Fails()
    {
        using var journal = Journal.Open(_folder.Path, "s", resume: false);

        Assert.That(
            () => Journal.Open(_folder.Path, "s", resume: true),
            Throws.TypeOf<CommandException>().With.Message.Contains("another run")
        );
    }

    private void Note(string settings, params PictureFile[] pictures)
    {
        using var journal = Journal.Open(_folder.Path, settings, resume: false);
        foreach (var picture in pictures)
        {
            journal.Add(picture, Result(picture.Relative));
        }
    }

    private static PictureJson Result(string name) => new(name, [1, 1], [], new TimesJson(0, 0, 0, 0));
}
