namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>The native library that the tests run on: the one of PADDLE_INFERENCE_LIBRARY, else the one the build made.</summary>
internal static class TestLibrary
{
    private const string Variable = "PADDLE_INFERENCE_LIBRARY";

    private static readonly string Built = RepositoryRoot.Combine(
        "artifacts",
        "native",
        "release",
        OperatingSystem.IsWindows() ? "paddle_inference_c.dll"
            : OperatingSystem.IsMacOS() ? "libpaddle_inference_c.dylib"
            : "libpaddle_inference_c.so"
    );

    /// <summary>Makes the library the one of this process; skips the running test where there is none.</summary>
    public static void Require()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
        {
            if (!File.Exists(Built))
            {
                Assert.Ignore($"Needs a native library: '{Built}' does not exist. './build.sh buildnative' makes it.");
            }

            Environment.SetEnvironmentVariable(Variable, Built);
        }
    }
}
