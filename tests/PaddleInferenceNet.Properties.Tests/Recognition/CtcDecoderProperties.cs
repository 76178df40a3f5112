using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Recognition;

public sealed class CtcDecoderProperties
{
    private static readonly Gen<float> Value = Gen.Frequency(
        (20, Gen.Choose(0, 1000).Select(value => value / 1000f)),
        (1, Gen.Elements(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -3f, 1e30f))
    );

    private static readonly Gen<(float[] Values, string[] Classes)> Outputs =
        from classes in Gen.Choose(1, 40)
        from values in Gen.Choose(0, 400).SelectMany(count => Value.ArrayOf(count))
        select (values, (string[])["", .. Enumerable.Range(1, classes - 1).Select(i => $"<{i}>")]);

    [Test]
    public void Decode_AnyValues_GivesCharactersOfItsSteps() =>
        Cases.ForAll(
            Outputs,
            output =>
            {
                List<DecodedCharacter> characters = [];
                var line = new CtcDecoder(output.Classes).Decode(output.Values, characters);
                var steps = output.Values.Length / output.Classes.Length;

                Assert.That(line.Score, Is.InRange(0, 1));
                Assert.That(line.Text, Is.EqualTo(string.Concat(characters.Select(character => character.Text))));
                Assert.That(
                    characters.Select(character => character.Step),
                    Is.Ordered.And.Unique.And.All.InRange(0, steps - 1)
                );
                Assert.That(characters, Has.Count.LessThanOrEqualTo(steps));
            },
            3 * Cases.Usual
        );

    [Test]
    public void Decode_Probabilities_IsWhatTheDefinitionSays() =>
        Cases.ForAll(
            Outputs.Where(output => output.Values.All(value => value is >= 0 and <= 1)),
            output =>
                Assert.That(
                    new CtcDecoder(output.Classes).Decode(output.Values).Text,
                    Is.EqualTo(ByDefinition(output.Values, output.Classes))
                ),
            2 * Cases.Usual
        );

    [Test]
    public void Find_AnyValues_IsTheFirstOfTheGreatest() =>
        Cases.ForAll(
            Gen.Choose(1, 70).SelectMany(count => Value.ArrayOf(count)),
            values =>
            {
                var (index, value) = FirstMaximum.Find(values);
                var numbers = values.Where(number => !float.IsNaN(number)).ToArray();
                if (numbers.Length > 0)
                {
                    Assert.That(value, Is.EqualTo(numbers.Max()));
                    Assert.That(index, Is.EqualTo(Array.IndexOf(values, value)));
                }
            },
            3 * Cases.Usual
        );

    private static string ByDefinition(float[] values, string[] classes)
    {
        var best = values
            .Chunk(classes.Length)
            .Where(step => step.Length == classes.Length)
            .Select(step => Array.IndexOf(step, step.Max()))
            .ToArray();
        return string.Concat(
            best.Where((index, step) => step == 0 || best[step - 1] != index).Select(index => classes[index])
        );
    }
}
