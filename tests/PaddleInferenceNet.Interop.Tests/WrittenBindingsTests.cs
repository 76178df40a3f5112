using PaddleInferenceNet.Bindings;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>The files of the generator, where there is no room or no right for them, or it was ended while it wrote.</summary>
public sealed class WrittenBindingsTests
{
    private const string Old = "// old\n";

    // Of two pages of memory, so that one page would hold a half.
    private static readonly string Text = string.Concat(Enumerable.Repeat("// new\n", 1000));

    [TestCase(0)]
    [TestCase(4)]
    public void Write_FullDisk_KeepsTheOldFile(int leftKibibytes)
    {
        using var disk = SmallDisk.Require(64);
        var path = disk.Combine("Pd.g.cs");
        File.WriteAllText(path, Old);
        var filler = disk.Fill(leftKibibytes);

        Assert.That(
            () => Generation.Write(path, Text),
            Throws.TypeOf<GeneratorException>().With.Message.Contains(path).And.Message.Contains("space")
        );
        Assert.That(File.ReadAllText(path), Is.EqualTo(Old));
        Assert.That(disk.Files(), Is.EqualTo(new[] { ".filler", "Pd.g.cs" }));

        File.Delete(filler);
        Generation.Write(path, Text);
        Assert.That(Generation.FindDifference(path, Text), Is.Null);
    }

    [Test]
    public void Write_AfterARunThatWasEnded_LeavesNoHalfFile()
    {
        using TemporaryFolder folder = new();
        var path = folder.Combine("Pd.g.cs");
        folder.Write(Path.GetFileName(Measuring.WholeFile.Temporary(path)), [1]);

        Generation.Write(path, Text);

        Assert.That(folder.Names, Is.EqualTo(new[] { "Pd.g.cs" }));
        Assert.That(Generation.FindDifference(path, Text), Is.Null);
    }

    [Test]
    public void Write_BelowAFile_NamesIt()
    {
        using TemporaryFolder folder = new();
        var path = Path.Combine(folder.Write("file", [1]), "Pd.g.cs");

        Assert.That(
            () => Generation.Write(path, Text),
            Throws.TypeOf<GeneratorException>().With.Message.Contains("file")
        );
    }
}
