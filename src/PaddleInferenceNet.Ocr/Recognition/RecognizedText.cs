namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>What a line says.</summary>
/// <param name="Text">The characters; empty where none was found.</param>
/// <param name="Score">Mean probability of the characters, 0 to 1; 0 where none was found.</param>
public readonly record struct RecognizedText(string Text, float Score)
{
    /// <summary>Its characters with their places; null where words are not asked for.</summary>
    internal LineCharacters? Characters { get; init; }
}
