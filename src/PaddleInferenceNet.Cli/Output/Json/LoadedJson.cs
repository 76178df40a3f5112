namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>The loaded library.</summary>
/// <param name="Path">The file.</param>
/// <param name="Engine">"embedded" or "official".</param>
/// <param name="Version">What it says of itself, lines joined.</param>
/// <param name="BackEnds">Optional parts by name, with whether it takes their switches on this machine.</param>
internal sealed record LoadedJson(string Path, string Engine, string Version, Dictionary<string, bool> BackEnds)
{
    /// <exception cref="NativeLibraryLoadException">No library could be loaded.</exception>
    public static LoadedJson OfProcess() =>
        new(
            PaddleLibrary.Path,
            PaddleLibrary.IsEmbedded ? "embedded" : "official",
            string.Join(
                ", ",
                PaddleLibrary.Version.Split(
                    '\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            ),
            PaddleLibrary.BackEnds().ToDictionary(item => item.Name, item => item.IsAvailable, StringComparer.Ordinal)
        );
}
