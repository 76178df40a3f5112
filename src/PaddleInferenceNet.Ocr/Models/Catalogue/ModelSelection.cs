namespace PaddleInferenceNet.Ocr.Models;

/// <summary>The models of the catalogue that read a language together.</summary>
/// <param name="Language">The language.</param>
/// <param name="Version">Version of the recogniser.</param>
/// <param name="Detection">Finds lines.</param>
/// <param name="Orientation">Tells lines that stand on their heads.</param>
/// <param name="Recognition">Reads lines.</param>
public sealed record ModelSelection(
    LanguageEntry Language,
    string Version,
    ModelEntry Detection,
    ModelEntry Orientation,
    ModelEntry Recognition
);
