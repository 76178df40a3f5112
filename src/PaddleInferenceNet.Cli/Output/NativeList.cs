using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>The forms in which native libraries are listed.</summary>
internal static class NativeList
{
    /// <summary>One line for each library, in columns.</summary>
    public static string Text(IEnumerable<NativeArchive> archives, NativeStore store) =>
        TextColumns.Of(
            archives.Select(archive =>
                (string[])
                    [
                        (store.IsInstalled(archive) ? "* " : "  ") + archive.Version,
                        archive.RuntimeIdentifier,
                        archive.Variant,
                        archive.Licence,
                        archive.Url.AbsoluteUri,
                    ]
            )
        );

    /// <summary>One JSON object for each library.</summary>
    public static void WriteJson(IEnumerable<NativeArchive> archives, ResultOutput output) =>
        output.Write([.. archives.SelectMany(archive => JsonLine.Of(archive, JsonLine.Types.NativeArchive))]);
}
