using System.Text;
using PaddleInferenceNet.Cli;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

/// <summary>Files that become shorter, other ones, or nothing while they are read.</summary>
public sealed class ChangingFileTests
{
    // The system says 4096 bytes of such a file, and gives a few: as one does that is cut off between look and read.
    private const string ShorterThanItSays = "/sys/kernel/mm/transparent_hugepage/enabled";

    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(700);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Open_ModelThatBecomesShorter_IsTypedFailure()
    {
        RequireShorterFile();
        var parameters = _folder.Write("m.pdiparams", [0]);

        Assert.That(
            () => ModelSource.FromFiles(ShorterThanItSays, parameters).Open(),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains("became shorter")
        );
        Assert.That(
            () => ModelSource.FromArchive(ShorterThanItSays).Open(),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains(ShorterThanItSays)
        );
    }

    [Test]
    public void Load_DictionaryThatBecomesShorter_IsTypedFailure()
    {
        RequireShorterFile();

        Assert.That(
            () => CharacterSet.Load(ShorterThanItSays),
            Throws.TypeOf<DictionaryException>().With.Message.Contains("became shorter")
        );
    }

    [Test]
    public void Load_PictureThatBecomesShorter_IsTypedFailure()
    {
        RequireShorterFile();

        Assert.That(() => ImageDecoder.Load(ShorterThanItSays), Throws.TypeOf<ImageFormatException>());
    }

    [Test]
    public async Task Load_PictureThatIsReplaced_IsOneOfThemOrTypedFailure() =>
        await WhileChanging(
            _folder.Combine("a.png"),
            PngFile.Grey(300, 200),
            path =>
            {
                using var image = Try<Image>(() => ImageDecoder.Load(path));
                Assert.That(image?.Width, Is.Null.Or.EqualTo(300));
            }
        );

    [Test]
    public async Task Load_DictionaryThatIsReplaced_IsOneOfThemOrTypedFailure() =>
        await WhileChanging(
            _folder.Combine("dict.txt"),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("中\n", 20_000))),
            path =>
                Assert.That(
                    Try<CharacterSet>(() => CharacterSet.Load(path))?.Count,
                    Is.Null.Or.LessThanOrEqualTo(20_000)
                )
        );

    [Test]
    public async Task Open_ModelThatIsReplaced_IsAModelOrTypedFailure()
    {
        _folder.Write("inference.pdiparams", [0]);
        await WhileChanging(
            _folder.Combine("inference.pdmodel"),
            [0x0A, 0, .. new byte[50_000]],
            _ => Try<ModelFiles>(() => ModelSource.FromDirectory(_folder.Path).Open())
        );
    }

    [Test]
    public async Task Find_SettingsThatAreReplaced_AreSettingsOrTypedFailure() =>
        await WhileChanging(
            _folder.Combine(ModelSettings.FileName),
            Encoding.UTF8.GetBytes(
                "PostProcess:\n  character_dict:\n" + string.Concat(Enumerable.Repeat("  - a\n", 5000))
            ),
            _ => Try<ModelSettings>(() => ModelSettings.Find(_folder.Path))
        );

    [Test]
    public void Load_PictureThatIsGone_IsAFailureOfThisPicture() =>
        AssertOfOnePicture(_folder.Combine("gone.png"), null);

    [Test]
    public void Load_PdfThatIsGone_IsAFailureOfThisPicture()
    {
        var path = _folder.Combine("gone.pdf");
        AssertOfOnePicture(path, new PdfPage(path, "gone.pdf", 1));
    }

    [Test]
    public void Load_PdfThatBecameAnother_IsAFailureOfThisPicture()
    {
        RequireRenderer();
        var path = _folder.Write("a.pdf", "%PDF-1.4\nno more"u8);
        AssertOfOnePicture(path, new PdfPage(path, "a.pdf", 7));
    }

    private static void AssertOfOnePicture(string path, PdfPage? page)
    {
        PictureFile picture = new(path, Path.GetFileName(path), page);
        Assert.That(
            () => PictureInput.Load(picture, default),
            Throws.InstanceOf<Exception>().With.Matches<Exception>(exception => Failure.IsOfOnePicture(exception!))
        );
    }

    /// <summary>The result; null for a failure that is told by a type.</summary>
    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception
                    is ModelFormatException
                        or DictionaryException
                        or ImageFormatException
                        or FileNotFoundException
                        or UnauthorizedAccessException
                || exception.GetType() == typeof(IOException)
            )
        {
            return null;
        }
    }

    /// <summary>Reads a file again and again, while it is written, cut off, replaced and deleted.</summary>
    private static async Task WhileChanging(string path, byte[] content, Action<string> read)
    {
        using CancellationTokenSource end = new(Duration);
        await File.WriteAllBytesAsync(path, content);
        var changes = Task.Run(() =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                Change(path, content, i);
            }
        });
        var reads = 0;
        while (!end.IsCancellationRequested)
        {
            read(path);
            reads++;
        }

        await changes;
        Assert.That(reads, Is.Positive);
    }

    private static void Change(string path, byte[] content, int step)
    {
        try
        {
            switch (step % 4)
            {
                case 0:
                    using (FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
                    {
                        file.SetLength(content.Length / (1 + (step % 7)));
                    }

                    break;
                case 1:
                    File.WriteAllBytes(path, content);
                    break;
                case 2:
                    File.WriteAllBytes($"{path}.other", content);
                    File.Move($"{path}.other", path, overwrite: true);
                    break;
                default:
                    File.Delete(path);
                    break;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reader has it open, where that forbids a change.
        }
    }

    private static void RequireShorterFile()
    {
        if (!File.Exists(ShorterThanItSays) || new FileInfo(ShorterThanItSays).Length < 100)
        {
            Assert.Ignore($"Needs a file whose length the system overstates, such as Linux's '{ShorterThanItSays}'.");
        }
    }

    private static void RequireRenderer()
    {
        if (Failures.Of<PdfException>(() => PopplerProgram.Find("pdftoppm")) is not null)
        {
            Assert.Ignore("Needs pdftoppm of Poppler (Debian package poppler-utils) in the PATH.");
        }
    }
}
