using System.Text;

namespace PaddleInferenceNet.Interop.Tests;

public sealed class BuildMarksTests
{
    private const string Denial = "To use XPU inference, please compile with option";
    private const int BlockSize = 1 << 20;

    [TestCase(0)]
    [TestCase(BlockSize - 48)]
    [TestCase(BlockSize - 47)]
    [TestCase(BlockSize - 1)]
    [TestCase(BlockSize)]
    [TestCase((2 * BlockSize) - 10)]
    public void Find_TextAnywhere_IsFound(int offset)
    {
        using TemporaryFolder folder = new();
        var path = folder.Combine("library");
        File.WriteAllBytes(path, [.. new byte[offset], .. Encoding.ASCII.GetBytes(Denial), .. new byte[17]]);

        Assert.That(BuildMarks.Find([path]), Is.EqualTo(new[] { BuildMarks.Xpu }));
    }

    [Test]
    public void Find_TextCutOff_IsNone()
    {
        using TemporaryFolder folder = new();
        var path = folder.Combine("library");
        File.WriteAllText(path, Denial[..^1]);

        Assert.That(BuildMarks.Find([path]), Is.Empty);
    }

    [Test]
    public void Find_SeveralFiles_GivesEachPartOnce()
    {
        using TemporaryFolder folder = new();
        var (first, second) = (folder.Combine("a"), folder.Combine("b"));
        File.WriteAllText(first, Denial);
        File.WriteAllText(second, $"Please use PaddlePaddle with GPU version.{Denial}");

        Assert.That(BuildMarks.Find([first, second]), Is.EqualTo(new[] { BuildMarks.Gpu, BuildMarks.Xpu }));
    }

    [Test]
    public void Of_TheOfficialCpuLibrary_IsAllButMkldnnAndCustomDevices()
    {
        var path = Path.Combine(OfficialEngine.Require(), "paddle", "lib", "libpaddle_inference_c.so");

        var examined = LibraryExaminer.Examine(new LibraryCandidate(path, "test"), NativeEngine.Auto);

        Assert.That(
            BuildReport.MissingParts(examined),
            Is.EqualTo(
                new[] { BuildMarks.Gpu, BuildMarks.Lite, BuildMarks.OnnxRuntime, BuildMarks.TensorRt, BuildMarks.Xpu }
            )
        );
    }
}
