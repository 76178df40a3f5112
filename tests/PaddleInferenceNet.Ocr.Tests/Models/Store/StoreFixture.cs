using System.Security.Cryptography;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Store;

/// <summary>A store in a folder of the test, and the model that is fetched into it.</summary>
internal abstract class StoreFixture
{
    protected const string Folder = "ch_ppocr_mobile_v2.0_cls_infer";

    protected static readonly byte[] Archive = TestArchive.OfModel(Folder);

    protected static readonly ModelEntry Model = ModelCatalogue.Default.Find("ch_ppocr_mobile_v2.0_cls");

    protected TemporaryFolder Temporary { get; private set; } = null!;

    private protected StorePaths Paths => new(Temporary.Path, Model.Name, ".tar");

    [SetUp]
    public void CreateFolder() => Temporary = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => Temporary.Dispose();

    protected StoreOptions Options(ArchiveServer? server = null) =>
        new()
        {
            Folder = Temporary.Path,
            Mirror = server?.Address ?? new Uri("http://127.0.0.1:1/"),
            Proxy = null,
            Attempts = 3,
            FirstPause = TimeSpan.FromMilliseconds(1),
            Patience = TimeSpan.FromSeconds(20),
        };

    protected ModelStore Open(ArchiveServer? server = null) => new(Options(server));

    protected static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Checks that nothing is left that a later run could take for a model.</summary>
    protected void AssertNothingInstalled(ModelStore store)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.IsInstalled(Model), Is.False);
            Assert.That(Directory.Exists(Paths.Item), Is.False);
            Assert.That(Directory.Exists(Paths.Unpacked), Is.False);
        }
    }
}
