namespace PaddleInferenceNet.Interop.Tests;

public sealed class LibraryAbiTests
{
    [TestCase("2.1", 2, true, false, false)]
    [TestCase("2.2", 7, true, false, false)]
    [TestCase("2.2.1", 7, true, false, true)]
    [TestCase("2.4", 7, true, true, true)]
    [TestCase("2.5", 8, false, true, true)]
    [TestCase("3.1", 8, false, true, true)]
    public void Of_ExportsOfARelease_IsItsForm(
        string release,
        int xpuParameters,
        bool takesConfig,
        bool workspaceIsLong,
        bool memoryOptimHasSwitch
    )
    {
        // Development builds say 0.0.0, so the exports alone must do.
        var abi = LibraryAbi.Of(name => IsIn(name, Version.Parse(release)), new Version(0, 0, 0));

        Assert.That(abi.XpuParameters, Is.EqualTo(xpuParameters));
        Assert.That(abi.TakesConfig, Is.EqualTo(takesConfig));
        Assert.That(abi.GpuHasPrecision, Is.EqualTo(!takesConfig));
        Assert.That(abi.WorkspaceIsLong, Is.EqualTo(workspaceIsLong));
        Assert.That(abi.MemoryOptimHasSwitch, Is.EqualTo(memoryOptimHasSwitch));
    }

    [TestCase("2.5.2", false)]
    [TestCase("2.6.0", true)]
    [TestCase("0.0.0", true)]
    public void Of_Version_DecidesAboutThePrecisionOfPlugIns(string version, bool hasPrecision) =>
        Assert.That(
            LibraryAbi.Of(_ => true, Version.Parse(version)).CustomDeviceHasPrecision,
            Is.EqualTo(hasPrecision)
        );

    private static bool IsIn(string function, Version release) =>
        FunctionVersions.Find(function) is { } since && Version.Parse(since.Split(' ')[0]) <= release;
}
