namespace PaddleInferenceNet.Tests;

public sealed class ConfigReportTests : NativeFixture
{
    [Test]
    public void Inspect_FilesOnDisk_GivesSummaryAndPasses()
    {
        using TemporaryFolder folder = new();
        var (program, parameters) = TinyModel.WriteTo(folder.Path);

        var report = (TinyModel.Config with { Model = ModelSource.FromFiles(program, parameters) }).Inspect();

        Assert.That(report.Summary, Is.Not.Empty);
        Assert.That(report.Passes, Is.Not.Empty.And.None.Empty);
    }

    [Test]
    public void Inspect_ModelFromMemory_LeavesTheSummaryOut() =>
        Assert.That(TinyModel.Config.Inspect().Summary, Is.Empty);

    [Test]
    public void Inspect_DisabledPass_IsGone()
    {
        var all = TinyModel.Config.Inspect().Passes;

        var left = (TinyModel.Config with { DisabledPasses = [all[0]] }).Inspect().Passes;

        Assert.That(left, Does.Not.Contain(all[0]).And.Not.Empty);
    }

    [Test]
    public void BackEnds_OfTheLibrary_NameMkldnn()
    {
        var backEnds = PaddleLibrary.BackEnds();

        Assert.That(backEnds.Select(item => item.Name), Does.Contain("mkldnn").And.Contain("gpu"));
        Assert.That(PaddleLibrary.Attempts[^1].Path, Is.EqualTo(PaddleLibrary.Path));
    }
}
