using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>The folders in which the system looks for libraries, in its order.</summary>
internal static class SystemFolders
{
    private const string LinkerSettings = "/etc/ld.so.conf.d";
    private const int MaxSettings = 256;

    public static ImmutableArray<string> All() =>
        OperatingSystem.IsWindows() ? Windows()
        : OperatingSystem.IsMacOS() ? ["/usr/local/lib", "/opt/homebrew/lib", "/usr/lib"]
        : Linux();

    private static ImmutableArray<string> Windows() =>
        [Environment.SystemDirectory, .. Split(Environment.GetEnvironmentVariable("PATH"))];

    private static ImmutableArray<string> Linux()
    {
        var triplet =
            RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return
        [
            .. Split(Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")),
            .. FromSettings(),
            $"/lib/{triplet}",
            $"/usr/lib/{triplet}",
            "/lib64",
            "/usr/lib64",
            "/lib",
            "/usr/lib",
            "/usr/local/lib",
        ];
    }

    private static IEnumerable<string> FromSettings()
    {
        try
        {
            return Directory.Exists(LinkerSettings)
                ?
                [
                    .. Directory
                        .EnumerateFiles(LinkerSettings, "*.conf")
                        .Order(StringComparer.Ordinal)
                        .Take(MaxSettings)
                        .SelectMany(File.ReadLines)
                        .Select(line => line.Trim())
                        .Where(line => line.StartsWith('/')),
                ]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] Split(string? paths) =>
        paths?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
