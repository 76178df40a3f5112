using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models;

[TestFixture]
public sealed class ModelSetFolderTests
{
    [Test]
    public void Find_FolderOfTheSourceTree_FindsTheModelsInIt()
    {
        var folder = ModelSetFolder.Find(RepositoryRoot.Combine("tests", "data"));

        Assert.That(folder, Is.EqualTo(RepositoryRoot.Combine("third_party", "models")));
    }

    [Test]
    public void Find_ModelsBesideTheProgram_ComeFirst()
    {
        var program = Directory.CreateTempSubdirectory();
        try
        {
            var models = program.CreateSubdirectory("models");

            Assert.That(ModelSetFolder.Find(program.FullName), Is.EqualTo(models.FullName));
        }
        finally
        {
            program.Delete(recursive: true);
        }
    }

    [Test]
    public void Find_NoModels_NamesThePlaces()
    {
        var folder = Path.GetPathRoot(Path.GetTempPath())!;

        Assert.That(
            () => ModelSetFolder.Find(folder),
            Throws.InstanceOf<PaddleException>().With.Message.Contains(Path.Combine(folder, "models"))
        );
    }
}
