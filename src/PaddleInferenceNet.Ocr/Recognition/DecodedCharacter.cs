namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>A character of a line and where it was read.</summary>
/// <param name="Text">The entry of the dictionary.</param>
/// <param name="Step">Step of the network's output, from 0.</param>
internal readonly record struct DecodedCharacter(string Text, int Step);
