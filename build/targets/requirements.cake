// What the build needs from the system, how to see that it is there, and the Debian package that brings it.

Requirement[] native =
[
    new("g++", () => HasProgram("c++") || HasProgram("g++") || HasProgram("cl")),
    new("cmake", () => HasProgram("cmake")),
    new("ninja-build", () => HasProgram("ninja")),
];
Requirement[] nativeTests =
[
    new("libgtest-dev", () => HasFile("/usr/include/gtest/gtest.h")),
    new("libdnnl-dev", () => HasFile("/usr/include/oneapi/dnnl/dnnl.hpp")),
];
Requirement[] format = [new("clang-format", () => HasProgram("clang-format"))];
Requirement[] bindings = [new("clang", () => HasProgram("clang"))];

// Clang's libFuzzer and sanitizers, of which Debian keeps the runtime and the symbolizer in packages of their own.
Requirement[] fuzzing =
[
    .. bindings,
    new("libclang-rt-14-dev", HasFuzzerLibrary),
    new("llvm", () => HasProgram("llvm-symbolizer")),
];

// OpenCV's native library links against these three and the libraries that they bring.
Requirement[] imaging =
[
    new("libgtk-3-0", () => HasLibrary("libgtk-3.so.0")),
    new("libdrm2", () => HasLibrary("libdrm.so.2")),
    new("libatomic1", () => HasLibrary("libatomic.so.1")),
];

// The page of the service in a browser.
Requirement[] browser = [new("chromium", () => HasProgram("chromium"))];

// A font that has Chinese, for drawings and PDF files.
Requirement[] fonts = [new("fonts-noto-cjk", () => HasFile("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))];

// Renders pages of PDF files.
Requirement[] pdf = [new("poppler-utils", () => HasProgram("pdftoppm") && HasProgram("pdfinfo"))];

record Requirement(string DebianPackage, Func<bool> IsPresent);

// All that a target and those before it need, so that what is missing is named once.
Requirement[] NeededBy(string name) =>
    name switch
    {
        "BuildNative" or "Compile" or "Pack" or "Publish" or "PublishService" => native,
        "BuildNativeTests" => [.. native, .. nativeTests, .. withSanitizers ? fuzzing : []],
        "Fuzz" => [.. native, .. nativeTests, .. fuzzing],
        "Format" => format,
        "GenerateBindings" => bindings,
        "Test" =>
        [
            .. native,
            .. nativeTests,
            .. format,
            .. withSanitizers ? fuzzing : bindings,
            .. imaging,
            .. pdf,
            .. browser,
            .. fonts,
        ],
        "Bench" or "Load" or "Soak" => [.. native, .. imaging],
        "Read" => IsPublishedCurrent() ? imaging : [.. native, .. imaging],
        _ => [],
    };

// Installs what is missing where that can be done, else says how to.
void Require(Requirement[] requirements)
{
    var missing = requirements.Where(requirement => !requirement.IsPresent()).Select(requirement => requirement.DebianPackage).ToArray();
    if (missing.Length == 0)
    {
        return;
    }

    var packages = string.Join(' ', missing);
    if (!OperatingSystem.IsLinux() || !HasProgram("apt-get"))
    {
        throw new CakeException($"Install these and run the build again (names of the Debian packages): {packages}");
    }

    if (System.Environment.UserName != "root")
    {
        throw new CakeException(
            $"Packages are missing. Run this and then the build again: sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
        );
    }

    Console.Error.WriteLine($"Installing {packages}");
    var unattended = ("DEBIAN_FRONTEND", "noninteractive");
    // One unreachable archive fails the update, though the others may have all that is needed.
    Execute("apt-get", ["update", "-q"], quiet: true, variables: unattended);
    if (Execute("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. missing], quiet: true, variables: unattended) != 0)
    {
        throw new CakeException($"'apt-get install {packages}' failed; its messages are above.");
    }

    if (requirements.FirstOrDefault(requirement => !requirement.IsPresent()) is { } absent)
    {
        throw new CakeException($"{absent.DebianPackage} is installed, but what the build needs of it was not found.");
    }
}

bool HasProgram(string name)
{
    var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
    var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
    return folders.Any(folder => System.IO.File.Exists(System.IO.Path.Combine(folder, file)));
}

// Headers and shared libraries are looked for on Linux only: elsewhere CMake and the packages find their own.
bool HasFile(string path) => !OperatingSystem.IsLinux() || System.IO.File.Exists(path);

bool HasFuzzerLibrary() =>
    !OperatingSystem.IsLinux()
    || System.IO.Directory.GetDirectories("/usr/lib", "llvm-*").Any(folder =>
        System.IO.Directory.EnumerateFiles(folder, "libclang_rt.fuzzer-*.a", SearchOption.AllDirectories).Any()
    );

bool HasLibrary(string name) => !OperatingSystem.IsLinux() || NativeLibrary.TryLoad(name, out _);
