using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Properties.Tests.Output;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

/// <summary>What a run left behind, whole, cut off or damaged, is gone on from.</summary>
public sealed class JournalProperties
{
    private const string Settings = "s";

    private TemporaryFolder _folder = null!;
    private PictureFile[] _pictures = null!;
    private byte[] _valid = null!;
    private string _path = null!;

    [SetUp]
    public void WriteAJournal()
    {
        _folder = new TemporaryFolder();
        _path = _folder.Combine(Journal.FileName);
        string[] names = ["a.png", "天.png", "c d.png"];
        _pictures = [.. names.Select(name => new PictureFile(_folder.Write(name, [1, 2]), name))];
        using (var journal = Journal.Open(_folder.Path, Settings, resume: false))
        {
            foreach (var picture in _pictures)
            {
                journal.Add(picture, HostilePicture.Of(picture.Name, "text 中 \" \\ \n"));
            }
        }

        _valid = File.ReadAllBytes(_path);
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Open_CutAnywhere_HasTheWholeLines() =>
        Cases.ForAll(
            Gen.Choose(0, _valid.Length),
            length =>
            {
                File.WriteAllBytes(_path, _valid[..length]);
                var whole = _valid.Take(length).Count(value => value == '\n');
                using var journal = Journal.Open(_folder.Path, Settings, resume: true);
                Assert.That(_pictures.Count(journal.IsDone), Is.EqualTo(whole));
            }
        );

    [Test]
    public void Open_AnyContent_GoesOnAndKeepsWhatIsAdded() =>
        Cases.ForAll(
            Gen.OneOf(
                Bytes.Mutated(_valid),
                Bytes.UpTo(100),
                Texts
                    .Of(
                        Gen.Elements(
                            "{",
                            "}",
                            "[",
                            "]",
                            "\"key\":",
                            "\"a.png\"",
                            "null",
                            "\n",
                            "\r",
                            ",",
                            "\"picture\":",
                            "1"
                        )
                    )
                    .Select(Encoding.UTF8.GetBytes)
            ),
            content =>
            {
                File.WriteAllBytes(_path, content);
                using (var journal = Journal.Open(_folder.Path, Settings, resume: true))
                {
                    foreach (var picture in _pictures)
                    {
                        _ = journal.IsDone(picture);
                        Format(journal, picture);
                    }

                    journal.Add(_pictures[1], HostilePicture.Of("天.png", "added"));
                }

                using var again = Journal.Open(_folder.Path, Settings, resume: true);
                Assert.That(again.IsDone(_pictures[1]));
                Assert.That(again.ResultOf(_pictures[1])!.Lines.Single().Text, Is.EqualTo("added"));
            }
        );

    // A result that is taken from the journal is written in every form.
    private static void Format(Journal journal, PictureFile picture)
    {
        if (journal.ResultOf(picture) is { } result)
        {
            foreach (var format in OutputFormat.All.Where(format => format.Write is not null))
            {
                _ = format.Write!(result);
            }
        }
    }
}
