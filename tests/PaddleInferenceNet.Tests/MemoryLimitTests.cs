namespace PaddleInferenceNet.Tests;

public sealed class MemoryLimitTests : NativeFixture
{
    private const int RowsAboveOneMb = 100_000;

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase((1 << 24) + 1)]
    public void Validate_LimitOutsideItsRange_NamesTheRule(int limitMb) =>
        Assert.That(
            (TinyModel.Config with { MemoryLimitMb = limitMb }).Validate,
            Throws
                .InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.Contains("MemoryLimitMb must be 1 to 16777216.")
        );

    [Test]
    public void Run_ShapeAboveTheLimit_IsRefusedWithItsNumbersAndLeavesThePredictorUsable()
    {
        RequireEmbedded();
        using var predictor = Predictor.Create(TinyModel.Config with { MemoryLimitMb = 2, Strict = true });

        Assert.That(
            () => Run(predictor, RowsAboveOneMb),
            Throws
                .InstanceOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.OutOfMemory)
                .And.Message.Contains("'x' of shape [100000, 3] takes at least 240")
                .And.Message.Contains("above the memory limit of 2097152 bytes")
                .And.Message.Contains("MemoryLimitMb")
        );
        Assert.That(Run(predictor, 1), Is.EqualTo(new float[] { 1, 2, 3 }));
    }

    [Test]
    public void Run_ShapeWithinTheLimitOfOptions_Succeeds()
    {
        var config = new PaddleOptions { MemoryLimitMb = 16 }.ToConfig(TinyModel.Source) with { Mkldnn = false };
        using var predictor = Predictor.Create(config);

        Assert.That(config.MemoryLimitMb, Is.EqualTo(16));
        Assert.That(Run(predictor, RowsAboveOneMb), Has.Length.EqualTo(3 * RowsAboveOneMb));
    }

    [Test]
    public void Create_FileAboveTheLimit_IsNamed()
    {
        RequireEmbedded();
        using TemporaryFolder folder = new();
        var (program, parameters) = TinyModel.WriteTo(folder.Path);
        File.WriteAllBytes(parameters, new byte[2 << 20]);
        PaddleConfig config = new() { Model = ModelSource.FromFiles(program, parameters), MemoryLimitMb = 1 };

        Assert.That(
            () => Predictor.Create(config),
            Throws
                .InstanceOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.OutOfMemory)
                .And.Message.Contains(parameters)
                .And.Message.Contains("2097152 bytes")
        );
    }

    [Test]
    public void Create_LibraryWithoutALimit_WarnsOrFailsStrictly()
    {
        if (PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("The embedded runtime has the limit.");
        }

        var config = TinyModel.Config with { MemoryLimitMb = 64 };

        Assert.That(config.Inspect, Throws.Nothing);
        Assert.That(
            (config with { Strict = true }).Inspect,
            Throws
                .InstanceOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.SettingNotTaken)
                .And.Message.Contains("MemoryLimitMb was set to 64")
        );
    }

    private static void RequireEmbedded()
    {
        if (!PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("Official libraries have no limit.");
        }
    }

    private static float[] Run(Predictor predictor, int rows)
    {
        using (var input = predictor.GetInput())
        {
            input.Reshape(rows, 3);
            input.GetSpan<float>().Clear();
        }

        predictor.Run();
        using var output = predictor.GetOutput();
        return output.GetSpan<float>().ToArray();
    }
}
