using System.Formats.Tar;

namespace PaddleInferenceNet.Tests;

/// <summary>Models in any folder, archive or file, and files that are no models.</summary>
public sealed class ModelOpeningTests : NativeFixture
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("inference.pdmodel", "inference.pdiparams")]
    [TestCase("model.pdmodel", "model.pdiparams")]
    [TestCase("__model__", "params")]
    [TestCase("__model__", "__params__")]
    [TestCase("ch_det.pdmodel", "ch_det.pdiparams")]
    [TestCase("a.pdmodel", "b.pdiparams")]
    public void Create_FolderWithAPair_Loads(string program, string parameters)
    {
        Write(program, parameters);

        AssertLoads(ModelSource.FromDirectory(_folder.Path));
        AssertLoads(ModelSource.FromPath(_folder.Path));
    }

    [Test]
    public void Create_FolderWithTwoUnusualPrograms_NamesThem()
    {
        Write("a.pdmodel", "a.pdiparams");
        Write("b.pdmodel", "b.pdiparams");

        AssertRefused(ModelSource.FromDirectory(_folder.Path), "a.pdmodel, b.pdmodel");
    }

    [Test]
    public void Create_UsualPairThatIsComplete_ComesBeforeOneThatIsNot()
    {
        Write("inference.pdmodel", "inference.pdiparams");
        File.WriteAllBytes(_folder.Combine("model.pdmodel"), TinyModel.Program);

        AssertLoads(ModelSource.FromDirectory(_folder.Path));
    }

    [TestCase("inference.pdmodel")]
    [TestCase("inference.pdiparams")]
    public void Create_OneFileOfAPair_LoadsBoth(string name)
    {
        Write("inference.pdmodel", "inference.pdiparams");

        AssertLoads(ModelSource.FromPath(_folder.Combine(name)));
    }

    [TestCase("m/inference.pdmodel", "m/inference.pdiparams")]
    [TestCase("__model__", "params")]
    public void Create_Archive_LoadsFromMemory(string program, string parameters)
    {
        var archive = Archive((program, TinyModel.Program), (parameters, TinyModel.Parameters));

        AssertLoads(ModelSource.FromArchive(archive));
        AssertLoads(ModelSource.FromPath(archive));
    }

    [Test]
    public void Create_ArchiveWithoutWeights_SaysWhatIsMissing() =>
        AssertRefused(
            ModelSource.FromPath(Archive(("m/inference.pdmodel", TinyModel.Program))),
            "not 'inference.pdiparams'"
        );

    [Test]
    public void Create_ArchiveThatLeadsOut_IsRefused() =>
        AssertRefused(ModelSource.FromPath(Archive(("../inference.pdmodel", TinyModel.Program))), "leads out");

    [Test]
    public void Create_ArchiveCutOff_IsRefused()
    {
        var archive = Archive(("inference.pdmodel", TinyModel.Program), ("inference.pdiparams", new byte[4000]));
        using (var file = File.OpenWrite(archive))
        {
            file.SetLength(3000);
        }

        AssertRefused(ModelSource.FromPath(archive), archive);
    }

    [Test]
    public void Create_FileThatIsNoArchive_SaysSo()
    {
        File.WriteAllText(_folder.Combine("model.tar"), "<html>");

        AssertRefused(ModelSource.FromPath(_folder.Combine("model.tar")), "is no tar file");
    }

    [Test]
    public void Create_MissingArchive_NamesIt() =>
        AssertRefused(ModelSource.FromArchive(_folder.Combine("no.tar")), "no.tar");

    [TestCase("ch_ppocr_mobile_v2.0_det_opt.nb", "'ch_ppocr_mobile_v2.0_det'")]
    [TestCase("ch_PP-OCRv2_rec_infer_opt.nb", "'ch_PP-OCRv2_rec'")]
    [TestCase("ch_PP-OCRv3_det_slim_infer.nb", "'ch_PP-OCRv3_det'")]
    [TestCase("best_accuracy.pdparams", "export_model.py")]
    [TestCase("best_accuracy.pdopt", "export_model.py")]
    [TestCase("best_accuracy.states", "export_model.py")]
    public void Create_FileOfAnotherKind_SaysWhatToUse(string name, string advice)
    {
        File.WriteAllBytes(_folder.Combine(name), [1, 2, 3]);

        AssertRefused(ModelSource.FromPath(_folder.Combine(name)), advice);
        AssertRefused(ModelSource.FromDirectory(_folder.Path), advice);
        AssertRefused(ModelSource.FromFiles(_folder.Combine(name), _folder.Combine(name)), advice);
        AssertRefused(ModelSource.FromArchive(Archive((name, [1, 2, 3]))), advice);
    }

    private void Write(string program, string parameters)
    {
        File.WriteAllBytes(_folder.Combine(program), TinyModel.Program);
        File.WriteAllBytes(_folder.Combine(parameters), TinyModel.Parameters);
    }

    private string Archive(params (string Name, byte[] Content)[] files)
    {
        var path = _folder.Combine("archive.tar");
        using var stream = File.Create(path);
        using TarWriter writer = new(stream);
        foreach (var (name, content) in files)
        {
            writer.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) }
            );
        }

        return path;
    }

    private static void AssertLoads(ModelSource source)
    {
        using var predictor = Predictor.Create(TinyModel.Config with { Model = source });

        Assert.That(predictor.Inputs, Has.Count.EqualTo(1));
    }

    private static void AssertRefused(ModelSource source, string message) =>
        Assert.That(
            () => Predictor.Create(TinyModel.Config with { Model = source }),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains(message)
        );
}
