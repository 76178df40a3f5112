namespace PaddleInferenceNet.Tests.Downloads;

[TestFixture]
public sealed class StoreOptionsTests
{
    [Test]
    public void FromEnvironment_Home_ComesFirst() =>
        Assert.That(
            From(("PADDLE_OCR_HOME", Path.GetTempPath()), ("XDG_CACHE_HOME", "/x"), ("LOCALAPPDATA", "/y")).Folder,
            Is.EqualTo(Path.Combine(Path.GetTempPath(), "models"))
        );

    [Test]
    [Platform(Exclude = "Win")]
    public void FromEnvironment_CacheFolder_FollowsTheRulesOfXdg()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(From(("XDG_CACHE_HOME", "/c"), ("HOME", "/h")).Folder, Is.EqualTo("/c/paddle-ocr/models"));
            Assert.That(
                From(("XDG_CACHE_HOME", "relative"), ("HOME", "/h")).Folder,
                Is.EqualTo("/h/.cache/paddle-ocr/models")
            );
            Assert.That(From(("HOME", "/h")).Folder, Is.EqualTo("/h/.cache/paddle-ocr/models"));
        }
    }

    [Test]
    public void FromEnvironment_HowToFetch_IsRead()
    {
        var options = From(
            ("PADDLE_OCR_OFFLINE", "true"),
            ("PADDLE_OCR_MIRROR", "https://mirror.example.org/p/"),
            ("PADDLE_OCR_PROXY", "http://proxy.example.org:3128")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Offline, Is.True);
            Assert.That(options.Mirror, Is.EqualTo(new Uri("https://mirror.example.org/p/")));
            Assert.That(options.Proxy, Is.EqualTo(new Uri("http://proxy.example.org:3128")));
        }
    }

    [TestCase("PADDLE_OCR_OFFLINE", "maybe")]
    [TestCase("PADDLE_OCR_MIRROR", "mirror.example.org")]
    [TestCase("PADDLE_OCR_PROXY", "ftp://proxy")]
    public void FromEnvironment_BadValue_NamesVariableAndValue(string name, string value) =>
        Assert.That(
            () => From((name, value)),
            Throws.ArgumentException.With.Message.Contains(name).And.Message.Contains($"'{value}'")
        );

    [Test]
    public void Validate_AttemptsOutOfRange_Throws() =>
        Assert.That(
            () => (From() with { Attempts = 0 }).Validate(),
            Throws.ArgumentException.With.Message.Contains("Attempts")
        );

    private static StoreOptions From(params (string Name, string Value)[] variables) =>
        StoreOptions.FromEnvironment(
            "models",
            name => variables.FirstOrDefault(variable => variable.Name == name).Value
        );
}
