using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Recognition;

[TestFixture]
public sealed class BidirectionalOrderTests
{
    [TestCase("\u0628\u0627 12:30 \u062A", "\u062A 12:30 \u0627\u0628")]
    [TestCase("ab 12cd", "ab 12cd")]
    [TestCase("", "")]
    [TestCase("\U0001F600\u0628", "\u0628\U0001F600")]
    public void ToReadingOrder_Text_GivesTheMeasuredOrder(string decoded, string expected)
    {
        Assert.That(BidirectionalOrder.ToReadingOrder(decoded), Is.EqualTo(expected));
    }
}
