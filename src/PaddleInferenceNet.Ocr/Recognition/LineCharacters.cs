using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>The characters of a line in the order on the picture.</summary>
/// <param name="Characters">With their steps, which grow.</param>
/// <param name="Steps">Steps of the network's output that are of the line itself and not of its padding; not a whole number.</param>
/// <param name="IsRightToLeft">Whether the order of reading is the other one.</param>
internal sealed record LineCharacters(ImmutableArray<DecodedCharacter> Characters, double Steps, bool IsRightToLeft);
