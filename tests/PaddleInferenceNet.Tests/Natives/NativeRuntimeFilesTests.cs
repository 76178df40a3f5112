namespace PaddleInferenceNet.Tests.Natives;

public sealed class NativeRuntimeFilesTests
{
    [Test]
    [Platform(Exclude = "Win", Reason = "Links need a right there.")]
    public void Find_LinkedLibrary_IsTakenOnce()
    {
        using TemporaryFolder folder = new();
        var paddle = Directory.CreateDirectory(folder.Combine("paddle", "lib")).FullName;
        var dnnl = Directory.CreateDirectory(folder.Combine("third_party", "install", "mkldnn", "lib")).FullName;
        File.WriteAllText(Path.Combine(paddle, TestArchive.Library), "no library, so that nothing is asked for");
        File.WriteAllText(Path.Combine(paddle, "libpaddle_inference_c.a"), "static");
        File.WriteAllText(Path.Combine(dnnl, "libdnnl.so.3.2"), "dnnl");
        File.CreateSymbolicLink(Path.Combine(dnnl, "libdnnl.so.3"), "libdnnl.so.3.2");

        var files = NativeRuntimeFiles.Find(folder.Path);

        Assert.That(files.Keys, Is.EqualTo(new[] { "libdnnl.so.3", TestArchive.Library }));
        Assert.That(File.ReadAllText(files["libdnnl.so.3"]), Is.EqualTo("dnnl"));
    }

    [Test]
    public void Find_OfficialEngine_IsAllThatItNeeds()
    {
        var folder = OfficialEngine.Require();

        var files = NativeRuntimeFiles.Find(folder);

        Assert.That(
            files.Keys,
            Is.EquivalentTo(
                new[]
                {
                    "libcommon.so",
                    "libdnnl.so.3",
                    "libiomp5.so",
                    "libmklml_intel.so",
                    "libpaddle.so",
                    "libpaddle_inference_c.so",
                }
            )
        );
        Assert.That(
            NativeRuntimeFiles.FindNotices(folder).Select(Path.GetFileName),
            Is.EqualTo(new[] { "version.txt" })
        );
    }
}
