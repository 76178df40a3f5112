namespace PaddleInferenceNet.Interop.Tests;

public sealed class LibraryVersionTests
{
    [TestCase("version: 2.6.2\ncommit: 8ce0de58\nbranch: HEAD\n", "2.6.2")]
    [TestCase("commit: 8ce0de58\nversion:3.0.0", "3.0.0")]
    [TestCase("version: 0.0.0\n", "0.0.0")]
    [TestCase("version: develop\n", "0.0.0")]
    [TestCase("", "0.0.0")]
    public void Parse_Text_GivesTheNumber(string text, string number)
    {
        var version = LibraryVersion.Parse(text);

        Assert.That(version.Number, Is.EqualTo(Version.Parse(number)));
        Assert.That(version.Text, Is.EqualTo(text));
    }
}
