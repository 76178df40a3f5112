using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Tests.Stub;

/// <summary>Libraries with the functions of one release, compiled here once for each release.</summary>
internal static class StubLibrary
{
    private const string Compiler = "cc";
    private static readonly Dictionary<string, string> Built = [];
    private static readonly string Folder = Directory.CreateTempSubdirectory("paddle-stubs-").FullName;

    static StubLibrary() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>The file of the stub for a release such as "2.4.2"; skips the running test where there is no C compiler.</summary>
    /// <param name="release">The release.</param>
    /// <param name="denial">A text in the file that says what it is built without; empty for none.</param>
    public static string Require(string release, string denial = "")
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The stub libraries are compiled on Linux only.");
        }

        var key = release + denial;
        if (!Built.TryGetValue(key, out var path))
        {
            path = Path.Combine(Folder, $"stub-{Built.Count}.so");
            Compile(release, denial, path);
            Built.Add(key, path);
        }

        return path;
    }

    private static void Compile(string release, string denial, string path)
    {
        var parts = release.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var number = (parts[0] * 10000) + (parts[1] * 100) + parts[2];
        string[] arguments =
        [
            "-shared",
            "-fPIC",
            string.Create(CultureInfo.InvariantCulture, $"-DSTUB_VERSION={number}"),
            $"-DSTUB_NAME={release}",
            .. denial.Length > 0 ? [$"-DSTUB_DENIAL=\"{denial}\""] : Array.Empty<string>(),
            Source(),
            "-o",
            path,
        ];
        try
        {
            using var process = Process.Start(Compiler, arguments);
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, $"{Compiler} could not compile the stub of {release}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"Needs a C compiler: '{Compiler}' is not on the path.");
        }
    }

    // Not from the compiler's path of this file: a build for continuous integration maps it to a place that is not there.
    private static string Source() => RepositoryRoot.Combine("tests", "PaddleInferenceNet.Tests", "Stub", "stub.c");
}
