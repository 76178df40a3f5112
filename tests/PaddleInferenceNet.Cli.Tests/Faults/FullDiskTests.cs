using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Drawing;
using PaddleInferenceNet.Cli.Output.Formats;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Cli.Tests.Native;
using PaddleInferenceNet.Cli.Tests.Support;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Tests.Faults;

/// <summary>A disk that is full: what was there stays, nothing half is left, and with room again all goes on.</summary>
[NonParallelizable]
public sealed class FullDiskTests
{
    private const int Room = 1024;
    private const string Drawing = "draw";

    private static readonly string LongText = string.Concat(Enumerable.Repeat("long text ", 2000));

    private static IEnumerable<string> Forms => OutputFormat.All.Select(format => format.Name).Append(Drawing);

    [TestCaseSource(nameof(Forms))]
    public void Write_FullDisk_LeavesNothingHalfAndIsResumed(string form)
    {
        using var disk = SmallDisk.Require(Room);
        PictureFile picture = new(TestPicture.Menu, "menu.png");
        using LoadedPicture loaded = new(ImageDecoder.Load(picture.Name), PixelsPerPoint: 2);

        // Room for the account of the run, but not for results.
        var filler = disk.Fill(leftKibibytes: 4);
        Assert.That(
            () => WriteInto(disk.Path, form, picture, loaded),
            Throws.TypeOf<CommandException>().Or.TypeOf<IOException>()
        );
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", Journal.FileName }));

        File.Delete(filler);
        var whole = WriteInto(disk.Path, form, picture, loaded);

        Assert.That(whole, Is.True, "the picture was still to be done");
        Assert.That(disk.Files(), Has.Length.EqualTo(2).And.Member(NameOf(form, picture)));
        Assert.That(new FileInfo(disk.Combine(NameOf(form, picture))).Length, Is.GreaterThan(4096));
    }

    [Test]
    public void Add_FullDisk_TheJournalStaysWhole()
    {
        using var disk = SmallDisk.Require(64);
        PictureFile first = new(TestPicture.Menu, "menu.png");
        PictureFile second = new(TestPicture.Invoice, "invoice.png");
        var filler = "";
        Assert.That(
            () =>
            {
                using var journal = Journal.Open(disk.Path, "s", resume: false);
                journal.Add(first, Result(first.Name, "short"));
                filler = disk.Fill();
                journal.Add(second, Result(second.Name, LongText));
            },
            Throws.TypeOf<IOException>()
        );
        File.Delete(filler);

        using var again = Journal.Open(disk.Path, "s", resume: true);
        Assert.That((again.IsDone(first), again.IsDone(second)), Is.EqualTo((true, false)));
        again.Add(second, Result(second.Name, LongText));
        Assert.That(again.ResultOf(second)!.Lines.Single().Text, Is.EqualTo(LongText));
    }

    // Less than a buffer of the file holds, and more.
    [TestCase(10)]
    [TestCase(10_000)]
    public void Write_FullDisk_KeepsTheOldFile(int bytes)
    {
        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("y.f32");
        File.WriteAllBytes(path, [1]);
        disk.Fill();

        Assert.That(
            () => AtomicFile.Write(path, new byte[bytes], "--output"),
            Throws.TypeOf<CommandException>().With.Message.Contains(path).And.Message.Contains("space")
        );
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 1 }));
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", "y.f32" }));
    }

    [Test]
    public async Task Export_FullDisk_LeavesNoHalfLibrary()
    {
        using var disk = SmallDisk.Require(128);
        using TemporaryFolder home = new();
        await using var server = ArchiveServer.Of(TestNative.Archive());
        using EnvironmentVariables variables = new(
            ("PADDLE_OCR_HOME", home.Path),
            ("PADDLE_OCR_MIRROR", server.Address.AbsoluteUri)
        );
        TestProgram.RunInside(["native", "get", .. TestNative.Choice]);
        string[] export = ["native", "export", .. TestNative.Choice, "--to", disk.Path];

        var full = TestProgram.RunInside(export);
        Assert.That(full.Code, Is.EqualTo(1));
        full.AssertSays("space");
        Assert.That(disk.Files(), Is.EqualTo(new[] { "libdnnl.so.3" }));

        disk.Grow(Room);
        Assert.That(TestProgram.RunInside(export).Code, Is.Zero);
        Assert.That(disk.Files(), Is.EqualTo(new[] { "libdnnl.so.3", "libpaddle_inference_c.so", "version.txt" }));
    }

    /// <summary>Gives whether the picture had to be done.</summary>
    private static bool WriteInto(string folder, string form, PictureFile picture, LoadedPicture loaded)
    {
        var isDrawing = form == Drawing;
        ReadOptions options = new()
        {
            Images = [picture.Name],
            Formats = isDrawing ? [] : [OutputFormat.All.Single(format => format.Name == form)],
            Draw = isDrawing,
            Resume = true,
        };
        using StringWriter messages = new();
        using var results = ResultFolder.Open(folder, options, [picture], new Messages(messages, false));
        var isOpen = results.NotDone([picture]).Count > 0;
        results.Write(picture, Result(picture.Name, LongText), loaded);
        results.Finish([picture]);
        return isOpen;
    }

    private static string NameOf(string form, PictureFile picture) =>
        form == Drawing
            ? picture.Relative + PictureDrawing.Suffix
            : OutputFormat.All.Single(format => format.Name == form).FileOf(picture);

    private static PictureJson Result(string name, string text) =>
        new(
            name,
            [400, 300],
            [
                new LineJson(
                    [
                        [1, 1],
                        [350, 1],
                        [350, 40],
                        [1, 40],
                    ],
                    text,
                    0.9f,
                    0
                ),
            ],
            new TimesJson(1, 2, 3, 6)
        );
}
