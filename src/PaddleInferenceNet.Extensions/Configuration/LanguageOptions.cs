namespace PaddleInferenceNet.Extensions;

/// <summary>The models of one language.</summary>
public sealed record LanguageOptions
{
    /// <summary>Code, name or other word of a language of the catalogue, such as <c>de</c> or <c>german</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Version of published models, such as <c>v2.0-server</c>; empty for the newest that every library reads.</summary>
    public string Version { get; init; } = "";

    /// <summary>
    /// Folder of a complete set under its published names (see <see cref="Ocr.OcrModels.FromDirectory"/>); empty to use the
    /// published models, which are fetched where they are not on this machine.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>Folder or tar file of a detection model in place of that of the set; empty for none.</summary>
    public string Detection { get; init; } = "";

    /// <summary>Folder or tar file of a direction classifier in place of that of the set; empty for none.</summary>
    public string Orientation { get; init; } = "";

    /// <summary>Folder or tar file of a recognition model in place of that of the set; empty for none.</summary>
    public string Recognition { get; init; } = "";

    /// <summary>File with the characters of the recognition model; empty for those of the model or the set.</summary>
    public string Dictionary { get; init; } = "";
}
