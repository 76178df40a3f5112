using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet.Tests;

/// <summary>
/// Which library this run of the tests is about, one a process: <c>PADDLE_TEST_ENGINE=official</c> takes the official
/// one, else the library is found as an application finds it.
/// </summary>
internal static class TestEngine
{
    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Skips the running test where no library can be loaded.</summary>
    public static void Require()
    {
        if (Failure.Value is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    private static string? Load()
    {
        try
        {
            if (OfficialEngine.IsWanted)
            {
                LibraryLoader.Configure(new NativeLibraryOptions { Path = OfficialEngine.Require() });
            }

            TestContext.Progress.WriteLine($"Native library: {LibraryLoader.Current.Path}");
            return null;
        }
        catch (NativeLibraryLoadException exception)
        {
            return exception.Message;
        }
    }
}
