namespace PaddleInferenceNet.Tests;

/// <summary>Base of fixtures that need a native library.</summary>
[Category("Native")]
public abstract class NativeFixture
{
    /// <summary>Skips the fixture where there is no library.</summary>
    [OneTimeSetUp]
    public void RequireLibrary() => TestEngine.Require();
}
