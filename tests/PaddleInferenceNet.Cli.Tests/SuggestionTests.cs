using PaddleInferenceNet.Cli.Commands;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["--json", "--det", "--rec", "--threads", "--library"];

    [TestCase("--jsno", "--json")]
    [TestCase("--thread", "--threads")]
    [TestCase("--thraeds=4", "--threads")]
    [TestCase("--libary", "--library")]
    [TestCase("--dett", "--det")]
    public void For_WordWithASlip_IsTheWordMeant(string word, string expected) =>
        Assert.That(Suggestion.For(word, Known), Is.EqualTo(expected));

    [TestCase("--verbose")]
    [TestCase("--x")]
    [TestCase("--")]
    public void For_WordFarFromAll_IsNone(string word) => Assert.That(Suggestion.For(word, Known), Is.Null);

    [Test]
    public void For_EndlessWord_IsNone() => Assert.That(Suggestion.For(new string('-', 100_000), Known), Is.Null);

    [Test]
    public void For_NoKnownWords_IsNone() => Assert.That(Suggestion.For("read", []), Is.Null);
}
