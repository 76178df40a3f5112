namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>The native library that the tests run on: the one of PADDLE_INFERENCE_LIBRARY, else the one the build made.</summary>
internal static class TestLibrary
{
    private static readonly string Built = RepositoryRoot.Combine(
        "artifacts",
        "native",
        "release",
        OperatingSystem.IsWindows() ? "paddle_inference_c.dll"
            : OperatingSystem.IsMacOS() ? "libpaddle_inference_c.dylib"
            : "libpaddle_inference_c.so"
    );

    public static string Path { get; } =
        Environment.GetEnvironmentVariable("PADDLE_INFERENCE_LIBRARY") is { Length: > 0 } named ? named : Built;

    /// <summary>Skips the running test where there is no library.</summary>
    public static void Require()
    {
        if (!System.IO.Path.Exists(Path))
        {
            Assert.Ignore($"Needs a native library: '{Path}' does not exist. './build.sh buildnative' makes it.");
        }
    }
}
