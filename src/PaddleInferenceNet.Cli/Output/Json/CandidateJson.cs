namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>One place of the native library.</summary>
/// <param name="Path">The file.</param>
/// <param name="Origin">Why it is looked at.</param>
/// <param name="Engine">"embedded" or "official"; absent where no library can be read.</param>
/// <param name="Problem">Why it would not be taken; absent where nothing speaks against it.</param>
/// <param name="Dependencies">Files of the libraries that it needs, by name.</param>
/// <param name="Unresolved">Names of those that are missing.</param>
/// <param name="VersionFile">Lines of the <c>version.txt</c> of an official archive; absent where there is none.</param>
/// <param name="BuiltWithout">Back-ends that it is built without, as its files say; absent where that cannot be told.</param>
internal sealed record CandidateJson(
    string Path,
    string Origin,
    string? Engine,
    string? Problem,
    Dictionary<string, string> Dependencies,
    string[] Unresolved,
    string[]? VersionFile,
    string[]? BuiltWithout
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
            [.. examined.Dependencies.Where(item => item.FoundAt is null).Select(item => item.Name)],
            NativeVersionFile.LinesFor(examined.Path) is { IsEmpty: false } lines ? [.. lines] : null,
            examined.BuiltWithout is { } missing ? [.. missing] : null
        );
}
