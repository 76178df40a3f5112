using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;

namespace PaddleInferenceNet.Extensions.Tests;

/// <summary>Options come from the configuration, and wrong ones keep the host from starting.</summary>
internal sealed class OptionsTests
{
    [TestCase("Workers", "0", "PaddleOcr:Workers is 0; it must be 1 to 256.")]
    [TestCase("QueueCapacity", "10001", "PaddleOcr:QueueCapacity is 10001; it must be 1 to 10000.")]
    [TestCase(
        "QueueTimeout",
        "00:00:00",
        "PaddleOcr:QueueTimeout is 00:00:00; it must be 00:00:00.0010000 to 01:00:00."
    )]
    [TestCase("ReadTimeout", "02:00:00", "PaddleOcr:ReadTimeout is 02:00:00; it must be 00:00:00.0010000 to 01:00:00.")]
    [TestCase("Reading:DropScore", "1.5", "PaddleOcr:Reading: DropScore is 1.5; it must be 0 to 1.")]
    [TestCase("Reading:Detection:Threshold", "-1", "PaddleOcr:Reading: Threshold is -1; it must be 0 to 1.")]
    [TestCase("Limits:MaxSide", "0", "PaddleOcr:Limits: MaxSide is 0; it must be at least 1.")]
    [TestCase("Languages:0:Language", "klingon", "PaddleOcr:Languages:0: There is no language 'klingon'.")]
    [TestCase(
        "Languages:1:Language",
        "chinese",
        "PaddleOcr:Languages:1: Language is 'chinese', which is there already."
    )]
    [TestCase("Languages:0:Version", "v4", "PaddleOcr:Languages:0: Folder is")]
    public async Task Start_ValueOutOfRange_NamesPropertyValueAndRule(string name, string value, string message)
    {
        using var host = TestHost.Build((name, value));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(failure!.Message, Does.Contain(message));
    }

    [Test]
    public async Task Start_SeveralWrongValues_NamesAll()
    {
        using var host = TestHost.Build(("Workers", "-1"), ("QueueCapacity", "0"));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(failure!.Failures.Count(), Is.EqualTo(2));
    }

    [TestCase("Worker", "2", "Worker")]
    [TestCase("Workers", "many", "PaddleOcr:Workers")]
    public async Task Start_NameOrTypeThatThereIsNot_NamesIt(string name, string value, string part)
    {
        using var host = TestHost.Build((name, value));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.That(failure!.ToString(), Does.Contain(part));
    }

    [Test]
    public void Options_FromConfiguration_LeaveTheSharedDefaultsAlone()
    {
        using var host = TestHost.Build(
            ("Reading:Threads", "3"),
            ("Reading:Detection:LimitSideLength", "640"),
            ("Reading:Recognition:BatchSize", "8"),
            ("Limits:MaxPixels", "1000")
        );

        var options = host.Services.GetRequiredService<IOptions<PaddleOcrOptions>>().Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Reading.Threads, Is.EqualTo(3));
            Assert.That(options.Reading.Detection.LimitSideLength, Is.EqualTo(640));
            Assert.That(options.Reading.Detection.MaxInputSide, Is.EqualTo(4000));
            Assert.That(options.Reading.Recognition.BatchSize, Is.EqualTo(8));
            Assert.That(options.Limits.MaxPixels, Is.EqualTo(1000));
            Assert.That(OcrOptions.Default.Threads, Is.EqualTo(1));
            Assert.That(DetectionOptions.Default.LimitSideLength, Is.EqualTo(960));
            Assert.That(DecodeLimits.Default.MaxPixels, Is.EqualTo(100_000_000));
        }
    }

    [Test]
    public void AddPaddleOcr_TakesASectionOrTheWhole_AndAnActionAfterIt()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["Other:Workers"] = "5", ["PaddleOcr:Workers"] = "6" }
            )
            .Build();

        Assert.That(Workers(configuration.GetSection("Other"), null), Is.EqualTo(5));
        Assert.That(Workers(configuration, null), Is.EqualTo(6));
        Assert.That(Workers(configuration, options => options.Workers++), Is.EqualTo(7));
    }

    [Test, Category("Native")]
    public void Start_FolderWithoutModels_Fails()
    {
        TestLibrary.RequireInProcess();
        using var host = TestHost.Build(("Languages:0:Folder", "no-models"));

        Assert.That(() => host.StartAsync(), Throws.Exception.With.Message.Contains("no-models"));
    }

    private static int Workers(IConfiguration configuration, Action<PaddleOcrOptions>? configure)
    {
        using var provider = new ServiceCollection().AddPaddleOcr(configuration, configure).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<PaddleOcrOptions>>().Value.Workers;
    }
}
