using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Recognition;

[TestFixture]
public sealed class CtcDecoderTests
{
    private static readonly string[] Classes = ["", "a", "b", "c", " "];

    [Test]
    public void Decode_RepeatsAndBlanks_GivesTheMeasuredText()
    {
        int[] indices = [0, 1, 1, 0, 1, 2, 2, 0];
        float[] probabilities = [0.9f, 0.8f, 0.7f, 0.99f, 0.6f, 0.5f, 0.95f, 0.9f];

        var (text, score) = new CtcDecoder(Classes).Decode(Steps(indices, probabilities));

        Assert.That(text, Is.EqualTo("aab"));
        Assert.That(score, Is.EqualTo(0.633333f).Within(1e-6f));
    }

    [Test]
    public void Decode_OnlyBlanks_IsEmptyWithScoreZero()
    {
        var line = new CtcDecoder(Classes).Decode(Steps([0, 0, 0], [1, 1, 1]));

        Assert.That(line, Is.EqualTo(new RecognizedText("", 0)));
    }

    [Test]
    public void Decode_WithCharacters_TellsTheFirstStepOfEach()
    {
        List<DecodedCharacter> characters = [];

        new CtcDecoder(Classes).Decode(Steps([0, 1, 1, 0, 1, 2, 2, 0], [1, 1, 1, 1, 1, 1, 1, 1]), characters);

        Assert.That(characters, Is.EqualTo(new DecodedCharacter[] { new("a", 1), new("a", 4), new("b", 5) }));
    }

    [Test]
    public void Decode_FirstStepIsACharacter_KeepsIt()
    {
        Assert.That(new CtcDecoder(Classes).Decode(Steps([3, 4, 3], [1, 1, 1])).Text, Is.EqualTo("c c"));
    }

    [Test]
    public void Find_EachPlaceOfEachLength_IsFound([Range(1, 70)] int length)
    {
        for (var place = 0; place < length; place++)
        {
            var values = new float[length];
            values.AsSpan().Fill(-3);
            values.AsSpan(place).Fill(0.5f);

            Assert.That(FirstMaximum.Find(values), Is.EqualTo((place, 0.5f)), $"length {length}");
        }
    }

    private static float[] Steps(int[] indices, float[] probabilities)
    {
        var steps = new float[indices.Length * Classes.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            steps[i * Classes.Length + indices[i]] = probabilities[i];
        }

        return steps;
    }
}
