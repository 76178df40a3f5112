using NUnit.Framework;

namespace PaddleInferenceNet.TestKit;

/// <summary>The native library that tests and benchmarks run on.</summary>
public static class TestLibrary
{
    private const string Variable = "PADDLE_INFERENCE_LIBRARY";

    /// <summary>The one that the build makes; it need not exist.</summary>
    public static string Built { get; } =
        RepositoryRoot.Combine(
            "artifacts",
            "native",
            "release",
            OperatingSystem.IsWindows() ? "paddle_inference_c.dll"
                : OperatingSystem.IsMacOS() ? "libpaddle_inference_c.dylib"
                : "libpaddle_inference_c.so"
        );

    /// <summary>The one that the environment variable <c>PADDLE_INFERENCE_LIBRARY</c> names, else the one that the build makes.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Built;

    /// <summary>Skips the running test where there is no library, for programs that are started with it.</summary>
    public static void Require()
    {
        if (!System.IO.Path.Exists(Path))
        {
            Assert.Ignore($"Needs a native library: '{Path}' does not exist. './build.sh buildnative' makes it.");
        }
    }

    /// <summary>Makes it the library of this process; skips the running test where none is named and none was built.</summary>
    public static void RequireInProcess()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
        {
            Require();
            Environment.SetEnvironmentVariable(Variable, Path);
        }
    }
}
