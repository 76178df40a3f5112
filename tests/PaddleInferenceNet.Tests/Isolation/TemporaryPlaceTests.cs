namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>What worker processes need in the folder for temporary files: a socket, and memory where the system has it in files only.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "The folder is named by another variable there.")]
public sealed class TemporaryPlaceTests : NativeFixture
{
    private const string Variable = "TMPDIR";

    private string? _before;

    [SetUp]
    public void KeepVariable() => _before = Environment.GetEnvironmentVariable(Variable);

    [TearDown]
    public void SetVariableBack() => Environment.SetEnvironmentVariable(Variable, _before);

    [Test]
    public void Create_TemporaryFolderBelowAFile_FailsAndLaterWorks()
    {
        using TemporaryFolder folder = new();
        Environment.SetEnvironmentVariable(Variable, Path.Combine(folder.Write("file", [1]), "below"));

        var failure = Assert.Throws<WorkerException>(() => Predictor.Create(IsolatedModel.Config));
        Assert.That(failure.Failure, Is.EqualTo(WorkerFailure.NotStarted));
        Assert.That(failure.Message, Does.Contain("below"));

        Environment.SetEnvironmentVariable(Variable, _before);
        using var predictor = Predictor.Create(IsolatedModel.Config);
        Assert.That(IsolatedModel.Run(predictor, [1, 2, 3], 1, 3).Shape, Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void Create_TemporaryFolderWithTooLongAName_NamesItAndLeavesNothing()
    {
        using TemporaryFolder folder = new();
        var deep = Directory.CreateDirectory(folder.Combine(new string('d', 120))).FullName;
        Environment.SetEnvironmentVariable(Variable, deep);

        var failure = Assert.Throws<WorkerException>(() => Predictor.Create(IsolatedModel.Config));

        Assert.That(failure.Failure, Is.EqualTo(WorkerFailure.NotStarted));
        Assert.That(failure.Message, Does.Contain(deep));
        Assert.That(Directory.GetFileSystemEntries(deep), Is.Empty);
    }

    [Test]
    public void CreateInFile_FullDisk_FailsAndLeavesNothing()
    {
        using var disk = SmallDisk.Require(64);
        Environment.SetEnvironmentVariable(Variable, disk.Path);

        Assert.That(() => SharedMemory.CreateInFile(1 << 20), Throws.InstanceOf<IOException>());
        Assert.That(disk.Files(), Is.Empty);

        using var memory = SharedMemory.CreateInFile(1 << 12);
        Assert.That(disk.Files(), Has.Length.EqualTo(1));
    }
}
