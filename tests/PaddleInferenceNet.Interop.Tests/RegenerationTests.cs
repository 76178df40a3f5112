using PaddleInferenceNet.Bindings;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>What is committed is what the generator makes of the headers.</summary>
public sealed class RegenerationTests
{
    [OneTimeSetUp]
    public void RequireClang()
    {
        if (!ClangCompiler.IsPresent())
        {
            Assert.Ignore("Needs clang on the path or in the variable CLANG.");
        }
    }

    [Test]
    public void Run_OnTheHeaders_GivesTheCommittedFiles()
    {
        var differences = Generation
            .Run(Generation.SettingsFolder)
            .Select(file => Generation.FindDifference(file.Path, file.Text))
            .OfType<string>();

        Assert.That(differences, Is.Empty, "Run: dotnet run --project build/bindings");
    }

    [Test]
    public void Run_Twice_GivesTheSameBytes()
    {
        var first = Generation.Run(Generation.SettingsFolder);
        var second = Generation.Run(Generation.SettingsFolder);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Run_OnTheHeaders_LeavesNoOtherFileInGenerated()
    {
        var files = Generation.Run(Generation.SettingsFolder).Select(file => file.Path).ToList();
        var folder = Path.GetDirectoryName(files[0])!;

        Assert.That(
            Directory.EnumerateFiles(folder, "*.cs"),
            Is.EquivalentTo(files.Where(file => Path.GetDirectoryName(file) == folder))
        );
    }
}
