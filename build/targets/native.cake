// The C++ runtime, its tests, and the bindings that are generated from its headers.

var nativeRelease = System.IO.Path.Combine(artifacts, "native", "release");
var nativeBenchmarks = System.IO.Path.Combine(artifacts, "native", "benchmarks");
var nativeThread = System.IO.Path.Combine(artifacts, "native", "thread");

Task("GenerateBindings")
    .Description("Writes the C# bindings anew from native/include.")
    .Does(() => Run("dotnet", "run", "--project", InRoot("build", "bindings"), "-c", "Release"));

Task("BuildNative")
    .Description("Builds libpaddle_inference_c into artifacts/native/release.")
    .WithCriteria(() => !isReading || !IsPublishedCurrent())
    .Does(() => BuildNative(nativeRelease, "paddle_inference_c"));

Task("BuildNativeTests")
    .Description("Builds the native library and its tests; with sanitizers too where those are to run.")
    .Does(() =>
    {
        BuildNative(nativeRelease, "all", "-DPDX_BUILD_TESTS=ON");
        if (withSanitizers)
        {
            BuildFuzzers("all");
            // Kernels race only where a pool runs them, which the tests of these rooms do, with whole models as well.
            BuildNative(nativeThread, "all", "-DPDX_BUILD_TESTS=ON", "-DPDX_TEST_ROOMS=runtime;capi", "-DPDX_SANITIZE=thread");
        }
    });

void BuildNative(string folder, string nativeTarget, params string[] settings)
{
    if (!IsConfigured(folder, settings))
    {
        Run("cmake", ["-S", InRoot("native"), "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", .. settings]);
    }

    Run("cmake", "--build", folder, "--target", nativeTarget, "--parallel", $"{System.Environment.ProcessorCount}");
}

// CMake runs itself again when its files change; only a new folder or another setting needs a call.
bool IsConfigured(string folder, string[] settings)
{
    var cache = System.IO.Path.Combine(folder, "CMakeCache.txt");
    if (!System.IO.File.Exists(cache))
    {
        return false;
    }

    var entries = System.IO.File.ReadAllLines(cache);
    bool Holds(string name, string value) => entries.Any(line => line.StartsWith(name + ":") && line.EndsWith("=" + value));

    // The checkout was moved or copied, output and all: CMake refuses such a folder.
    if (!Holds("CMAKE_HOME_DIRECTORY", InRoot("native").Replace('\\', '/')))
    {
        System.IO.Directory.Delete(folder, recursive: true);
        return false;
    }

    return System.IO.File.Exists(System.IO.Path.Combine(folder, "build.ninja"))
        && settings.Select(setting => setting[2..].Split('=', 2)).All(pair => Holds(pair[0], pair[1]));
}
