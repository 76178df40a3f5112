using System.Diagnostics;
using NUnit.Framework;

namespace PaddleInferenceNet.TestKit;

/// <summary>
/// The official library, unpacked once from the shared data into <c>artifacts/engines</c>, or where the environment
/// variable <c>PADDLE_OFFICIAL_LIBRARY</c> says.
/// </summary>
public static class OfficialEngine
{
    private const string Variable = "PADDLE_OFFICIAL_LIBRARY";
    private const string Choice = "PADDLE_TEST_ENGINE";
    private const string Archive = "paddle_inference_c-2.6.2-linux-x64.tar.xz";
    private const string TopFolder = "paddle_inference_c";

    /// <summary>Whether this run of the tests is about it: the environment variable <c>PADDLE_TEST_ENGINE</c> is <c>official</c>.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable(Choice) == "official";

    /// <summary>Whether variable or archive is there.</summary>
    public static bool IsAvailable =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }
        || File.Exists(Path.Combine(SharedData.Root, "engines", Archive));

    /// <summary>The folder laid out like the official archive; skips where neither variable nor archive is there.</summary>
    public static string Require()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            return path;
        }

        var archive = SharedData.Require("engines", Archive);
        var target = RepositoryRoot.Combine("artifacts", "engines", Path.GetFileName(archive)[..^".tar.xz".Length]);
        var engine = Path.Combine(target, TopFolder);
        if (!Directory.Exists(engine))
        {
            Unpack(archive, target);
        }

        return engine;
    }

    // Unpacks beside the target and renames, so that a broken run leaves nothing that looks whole.
    private static void Unpack(string archive, string target)
    {
        var part = $"{target}.{Environment.ProcessId}";
        Directory.CreateDirectory(part);
        using (var tar = Process.Start("tar", ["-xJf", archive, "-C", part]))
        {
            tar.WaitForExit();
            Assert.That(tar.ExitCode, Is.Zero, $"tar could not unpack '{archive}'");
        }

        try
        {
            Directory.Move(part, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another test project was faster.
            Directory.Delete(part, recursive: true);
        }
    }
}
