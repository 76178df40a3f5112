using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests;

[TestFixture, Category("Model"), Category("Native")]
public sealed class OcrEngineTests
{
    private OcrEngine _engine = null!;

    private static string Models => RepositoryRoot.Combine("third_party", "models");

    [OneTimeSetUp]
    public void CreateEngine() => _engine = OcrEngine.Create(OcrModels.FromDirectory(Models));

    [OneTimeTearDown]
    public void DisposeEngine() => _engine?.Dispose();

    [TestCase("menu")]
    [TestCase("invoice")]
    [TestCase("turned")]
    [TestCase("upside-down")]
    public void Read_Sample_GivesItsText(string name)
    {
        var result = Read(_engine, name);

        var expected = File.ReadAllLines(Sample(name + ".txt")).Select(Squeezed);
        Assert.That(result.Lines.Select(line => Squeezed(line.Text)), Is.EqualTo(expected));
        Assert.That(result.Lines.Select(line => line.Angle), Is.All.EqualTo(name == "upside-down" ? 180 : 0));
        Assert.That(result.Lines.Select(line => line.Score), Is.All.InRange(0.5, 1));
    }

    [Test]
    public void Read_Sample_TimesEveryStage()
    {
        var timings = Read(_engine, "menu").Timings;

        var stages = timings.Detection.Total + timings.Orientation.Total + timings.Recognition.Total;
        Assert.That(stages, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(timings.Total));
        Assert.That(timings.Detection.Network, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(timings.Orientation.Network, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(timings.Recognition.Network, Is.GreaterThan(TimeSpan.Zero));
    }

    [TestCase(1, 1)]
    [TestCase(1, 300)]
    [TestCase(20_000, 1)]
    [TestCase(640, 480)]
    public void Read_BlackPicture_GivesNoLines(int width, int height)
    {
        using var image = Pictures.Solid(width, height, 0);

        var result = _engine.Read(image.View);

        Assert.That(result.Lines, Is.Empty);
        Assert.That((result.Width, result.Height), Is.EqualTo((width, height)));
    }

    [Test]
    public void Read_Cancelled_ThrowsAndLeavesTheEngineUsable()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var image = Pictures.Solid(64, 64, 0);

        Assert.That(() => _engine.Read(image.View, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_engine.Read(image.View).Lines, Is.Empty);
    }

    [Test]
    public void Clone_ReadsTheSameOnTwoThreads()
    {
        using var clone = _engine.Clone();
        var expected = Texts(_engine);
        var (first, second) = (Task.Run(() => Texts(_engine)), Task.Run(() => Texts(clone)));

        Assert.That(first.Result, Is.EqualTo(expected));
        Assert.That(second.Result, Is.EqualTo(expected));
    }

    [Test]
    public void Create_WithoutOrientationModel_ReadsLinesAsTheyStand()
    {
        using var engine = OcrEngine.Create(OcrModels.FromDirectory(Models) with { OrientationModel = null });

        var result = Read(engine, "menu");

        Assert.That(result.Timings.Orientation.Total, Is.EqualTo(TimeSpan.Zero));
        Assert.That(result.Lines, Is.Not.Empty);
    }

    [Test]
    public void Create_DictionaryOfAnotherModel_ThrowsWithBothNumbers()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "a\nb\nc\n");
        try
        {
            Assert.That(
                () => ReadWithDictionary(path),
                Throws.InstanceOf<DictionaryException>().With.Message.Contains("6625").And.Message.Contains("3 entries")
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Create_FolderWithoutModels_NamesIt()
    {
        var models = OcrModels.FromDirectory(Models) with { RecognitionModel = ModelSource.FromDirectory("no-models") };

        Assert.That(
            () => OcrEngine.Create(models),
            Throws.InstanceOf<PaddleException>().With.Message.Contains("no-models")
        );
    }

    [Test]
    public void Create_ModelOfAnotherKind_SaysWhatItGives()
    {
        var models = OcrModels.FromDirectory(Models);

        Assert.That(
            () =>
            {
                using var engine = OcrEngine.Create(models with { DetectionModel = models.OrientationModel! });
                Read(engine, "menu");
            },
            Throws.InstanceOf<PaddleException>()
        );
    }

    private static void ReadWithDictionary(string path)
    {
        using var engine = OcrEngine.Create(OcrModels.FromDirectory(Models) with { Dictionary = path });
        Read(engine, "menu");
    }

    private static string[] Texts(OcrEngine engine) => [.. Read(engine, "turned").Lines.Select(line => line.Text)];

    private static OcrResult Read(OcrEngine engine, string name)
    {
        using var image = ImageDecoder.Load(Sample(name + ".png"));
        return engine.Read(image.View);
    }

    private static string Sample(string file) => RepositoryRoot.Combine("tests", "data", "pictures", file);

    /// <summary>Recognisers are unsure about spaces and about the width of commas, and so is this comparison.</summary>
    private static string Squeezed(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace('\uFF0C', ',').Replace('\uFF1A', ':');
}
