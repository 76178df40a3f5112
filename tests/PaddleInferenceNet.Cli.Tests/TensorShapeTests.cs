using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class TensorShapeTests
{
    [TestCase("7", 7)]
    [TestCase("1,3,48,320", 46_080)]
    [TestCase("268435455", 268_435_455)]
    public void TryParse_Shape_IsReadAndWrittenAlike(string text, int elements)
    {
        var isShape = TensorShape.TryParse(text, out var shape, out var error);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isShape, error);
            Assert.That(shape.ToString(), Is.EqualTo(text));
            Assert.That(shape.ElementCount, Is.EqualTo(elements));
        }
    }

    [Test]
    public void TryParse_MoreElementsThanASpanOfBytesHolds_IsRefused() =>
        Assert.That(TensorShape.TryParse("268435456", out _, out _), Is.False);
}
