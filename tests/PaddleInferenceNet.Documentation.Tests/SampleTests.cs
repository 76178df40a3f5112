using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using PaddleInferenceNet.Extensions;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>What readers copy out of the pages works as it stands.</summary>
public sealed class SampleTests
{
    private const string PaddleSection = "Paddle";

    private static IEnumerable<TestCaseData> Programs => CodeBlock.Cases("csharp");

    private static IEnumerable<TestCaseData> Documents => CodeBlock.Cases("json");

    [TestCaseSource(nameof(Programs))]
    public void Program_OfAPage_Compiles(object block) =>
        Assert.That(SampleCompiler.Errors((CodeBlock)block), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Json_OfAPage_Parses(object block) =>
        Assert.That(() => JsonDocument.Parse(((CodeBlock)block).Text).Dispose(), Throws.Nothing, $"{block}");

    [TestCaseSource(nameof(Documents))]
    public void Settings_OfAPage_AreKnownAndValid(object block) =>
        Assert.That(() => CheckSettings(((CodeBlock)block).Text), Throws.Nothing, $"{block}");

    [TestCase("""{"Paddle":{"Thraeds":1}}""")]
    [TestCase("""{"Paddle":{"Threads":0}}""")]
    [TestCase("""{"PaddleOcr":{"Reading":{"Thraeds":1}}}""")]
    [TestCase("""{"PaddleOcr":{"Reading":{"Threads":0}}}""")]
    public void CheckSettings_UnknownOrWrong_Throws(string json) =>
        Assert.That(() => CheckSettings(json), Throws.InstanceOf<Exception>());

    [Test]
    public void Errors_OfAWrongSample_TellPageLineAndMessage()
    {
        CodeBlock block = new("docs/page.md", 10, "csharp", "using PaddleInferenceNet;\n\nPaddleLibrary.Fly();");

        Assert.That(
            SampleCompiler.Errors(block),
            Has.One.StartsWith("docs/page.md:12: CS0117 ").And.One.Contains("Fly")
        );
    }

    [Test]
    public void Errors_OfASampleThatNeedsTheTests_AreNotEmpty()
    {
        CodeBlock block = new("docs/page.md", 1, "csharp", "NUnit.Framework.Assert.Pass();");

        Assert.That(SampleCompiler.Errors(block), Is.Not.Empty);
    }

    private static void CheckSettings(string json)
    {
        using MemoryStream text = new(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(text).Build();
        Bind<PaddleOptions>(configuration, PaddleSection)?.ToConfig(ModelSource.FromDirectory("model"));
        Bind<PaddleOcrOptions>(configuration, PaddleOcrOptions.Section)?.Reading.Validate();
    }

    private static T? Bind<T>(IConfigurationRoot configuration, string section)
        where T : class =>
        configuration.GetSection(section) is { } found && found.Exists()
            ? found.Get<T>(binder => binder.ErrorOnUnknownConfiguration = true)
            : null;
}
