namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>One place of the native library.</summary>
/// <param name="Path">The file.</param>
/// <param name="Origin">Why it is looked at.</param>
/// <param name="Engine">"embedded" or "official"; absent where no library can be read.</param>
/// <param name="Problem">Why it would not be taken; absent where nothing speaks against it.</param>
/// <param name="Dependencies">Files of the libraries that it needs, by name.</param>
/// <param name="Unresolved">Names of those that are missing.</param>
internal sealed record CandidateJson(
    string Path,
    string Origin,
    string? Engine,
    string? Problem,
    Dictionary<string, string> Dependencies,
    string[] Unresolved
)
{
    public static CandidateJson Of(LibraryExamination examined) =>
        new(
            examined.Path,
            examined.Origin,
            examined.Engine?.ToString().ToLowerInvariant(),
            examined.Problem,
            examined
                .Dependencies.Where(item => item.FoundAt is not null)
                .ToDictionary(item => item.Name, item => item.FoundAt!, StringComparer.Ordinal),
            [.. examined.Dependencies.Where(item => item.FoundAt is null).Select(item => item.Name)]
        );
}
