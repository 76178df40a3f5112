namespace PaddleInferenceNet.TestKit.Tests.Reports;

/// <summary>What has to hold for the files of every report.</summary>
public abstract class ReportFilesFixture
{
    private const string Old = "old";

    /// <summary>The files, in the order in which they are written.</summary>
    protected abstract string[] Names { get; }

    protected abstract void Write(string folder);

    /// <summary>Writes over old files on a disk with so much room, then with more.</summary>
    protected void AssertFullDiskKeeps(int leftKibibytes, string old)
    {
        using var disk = SmallDisk.Require(1024);
        foreach (var name in Names)
        {
            File.WriteAllText(disk.Combine(name), Old);
        }

        var filler = disk.Fill(leftKibibytes);
        Assert.That(() => Write(disk.Path), Throws.TypeOf<IOException>());
        Assert.That(disk.Files(), Is.EquivalentTo(Names.Append(".filler")));
        Assert.That(
            Names.Where(name => IsOld(disk.Combine(name))),
            Is.EqualTo(Names.SkipWhile(name => name != old)),
            "those before the one that had no room are new, all others old"
        );

        File.Delete(filler);
        Write(disk.Path);
        AssertWhole(disk.Path);
    }

    /// <summary>Writes, leaves halves of all files as a run does that is ended while it writes, and writes again.</summary>
    protected void AssertLeftoversGo()
    {
        using TemporaryFolder folder = new();
        Write(folder.Path);
        foreach (var name in Names)
        {
            folder.Write(PaddleInferenceNet.Measuring.WholeFile.Temporary(name), [1]);
        }

        Write(folder.Path);

        AssertWhole(folder.Path);
    }

    protected void AssertFailsBelowAFile()
    {
        using TemporaryFolder folder = new();

        Assert.That(() => Write(folder.Write("file", [1])), Throws.InstanceOf<IOException>());
        Assert.That(folder.Names, Is.EqualTo(new[] { "file" }));
    }

    private static bool IsOld(string path) => new FileInfo(path).Length == Old.Length;

    private void AssertWhole(string folder)
    {
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(Names));
        var (text, json, plot) = (Place(0), Place(1), Place(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(text), Does.StartWith("# ").And.EndsWith("|\n"));
            Assert.That(() => System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(json)), Throws.Nothing);
            // The last block of a PNG file.
            Assert.That(File.ReadAllBytes(plot)[^8..^4], Is.EqualTo("IEND"u8.ToArray()));
        }

        string Place(int index) => Path.Combine(folder, Names[index]);
    }
}
