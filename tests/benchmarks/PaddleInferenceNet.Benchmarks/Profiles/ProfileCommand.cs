using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Profiles;

/// <summary>Times every step of models on the embedded runtime and writes the tables.</summary>
internal static class ProfileCommand
{
    /// <summary>The program that times steps, where the build puts it.</summary>
    public static string Program { get; } =
        RepositoryRoot.Combine(
            "artifacts",
            "native",
            "benchmarks",
            "benchmarks",
            OperatingSystem.IsWindows() ? "step_profile.exe" : "step_profile"
        );

    public static int Run(IEnumerable<ProfileCase> cases)
    {
        List<Profile> profiles = [];
        foreach (var item in cases)
        {
            Console.Error.WriteLine(item);
            profiles.Add(item.Measure(Program));
        }

        var folder = RepositoryRoot.Combine("artifacts", "bench");
        var report = ProfileReport.Write(profiles);
        Console.WriteLine(report);
        WriteFile(report, folder);
        Console.Error.WriteLine($"Written to {folder}.");
        return 0;
    }

    /// <summary>Writes the tables into a folder.</summary>
    public static void WriteFile(string report, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, "profile.md"), report);
    }
}
