using System.Collections.Immutable;

namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>What is known of machine and native library.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Candidates">Places that were looked at, in order, without loading anything.</param>
/// <param name="Chosen">Path of the first candidate that nothing speaks against; absent where there is none.</param>
/// <param name="Loaded">The library as it describes itself; absent where none could be loaded.</param>
/// <param name="Failure">Why none could be loaded.</param>
internal sealed record DoctorJson(
    HostJson Host,
    CandidateJson[] Candidates,
    string? Chosen,
    LoadedJson? Loaded,
    string? Failure
)
{
    public static DoctorJson Of(
        HostJson host,
        ImmutableArray<LibraryExamination> examined,
        (LoadedJson? Library, string? Failure) load
    ) =>
        new(
            host,
            [.. examined.Select(CandidateJson.Of)],
            examined.FirstOrDefault(item => item.Problem is null)?.Path,
            load.Library,
            load.Failure
        );
}
