using System.Text;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>What the doctor found, for people.</summary>
internal static class DoctorText
{
    public static void Write(DoctorJson report, ResultOutput output)
    {
        StringBuilder text = new();
        Line(text, "system", $"{report.Host.Os}, {report.Host.Architecture}");
        Line(text, "glibc", report.Host.Glibc ?? "none");
        Line(text, "processor", string.Join(' ', report.Host.CpuFeatures));
        text.Append("\nPlaces of the library, in order:\n");
        foreach (var candidate in report.Candidates)
        {
            text.Append($"  {candidate.Path} ({candidate.Origin})\n");
            text.Append($"    {Verdict(candidate, report.Chosen)}\n");
            foreach (var line in candidate.VersionFile ?? [])
            {
                text.Append($"    version.txt: {line}\n");
            }

            if (candidate.BuiltWithout is { Length: > 0 } missing)
            {
                text.Append($"    built without {string.Join(", ", missing)}\n");
            }

            foreach (var (name, file) in candidate.Dependencies.Where(item => item.Key != item.Value))
            {
                text.Append($"    needs {name}: {file}\n");
            }

            foreach (var name in candidate.Unresolved)
            {
                text.Append($"    needs {name}: NOT FOUND\n");
            }
        }

        WriteLoaded(text.Append('\n'), report);
        output.Write(text.ToString());
    }

    private static string Verdict(CandidateJson candidate, string? chosen) =>
        candidate.Problem is { } problem ? problem
        : candidate.Path == chosen ? $"chosen: the first that can be taken, the {candidate.Engine} engine"
        : $"could be taken, the {candidate.Engine} engine, but an earlier one is";

    private static void WriteLoaded(StringBuilder text, DoctorJson report)
    {
        if (report.Loaded is not { } loaded)
        {
            text.Append($"Not loaded: {report.Failure}\n");
            return;
        }

        Line(text, "loaded", loaded.Path);
        Line(text, "engine", loaded.Engine);
        Line(text, "version", loaded.Version);
        foreach (var (name, available) in loaded.BackEnds)
        {
            Line(text, name, available ? "yes" : "no");
        }
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"{name, -16} {value}\n");
}
