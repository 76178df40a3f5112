namespace PaddleInferenceNet.Ocr.Tests;

/// <summary>Takes the official library for the whole run where that is wanted, else the one that an application finds.</summary>
[SetUpFixture]
public sealed class TestedEngine
{
    /// <summary>Before anything is loaded.</summary>
    [OneTimeSetUp]
    public void Choose()
    {
        if (OfficialEngine.IsWanted)
        {
            PaddleLibrary.Use(OfficialEngine.Require());
        }
    }
}
