using System.Text;

namespace PaddleInferenceNet.Ocr.Recognition;

/// <summary>Reads text from class probabilities over time: connectionist temporal classification (CTC), best class of each step.</summary>
/// <param name="classes">The text of each class; class 0 is the blank.</param>
internal sealed class CtcDecoder(string[] classes)
{
    private const int Blank = 0;

    public int Classes => classes.Length;

    /// <summary>Decodes one line.</summary>
    /// <param name="probabilities">Steps × classes.</param>
    /// <param name="characters">Takes the characters with their steps; null where they are not needed.</param>
    /// <remarks>A class counts once until another follows; the blank separates equal characters.</remarks>
    public RecognizedText Decode(ReadOnlySpan<float> probabilities, ICollection<DecodedCharacter>? characters = null)
    {
        var text = new StringBuilder();
        var (sum, kept, previous) = (0.0, 0, Blank);
        for (var step = 0; probabilities.Length >= classes.Length; step++)
        {
            var (index, probability) = FirstMaximum.Find(probabilities[..classes.Length]);
            if (index != Blank && index != previous)
            {
                text.Append(classes[index]);
                characters?.Add(new DecodedCharacter(classes[index], step));
                sum += probability;
                kept++;
            }

            previous = index;
            probabilities = probabilities[classes.Length..];
        }

        // A network that gives no probabilities gives no score outside of their range either.
        var score = kept == 0 ? 0 : Math.Clamp(sum / kept, 0, 1);
        return new RecognizedText(text.ToString(), (float)score);
    }
}
