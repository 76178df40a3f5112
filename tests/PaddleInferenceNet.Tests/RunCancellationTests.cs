namespace PaddleInferenceNet.Tests;

public sealed class RunCancellationTests : NativeFixture
{
    private static readonly int[] Picture = [1, 3, 640, 640];

    [Test]
    public void Run_WithATokenThatIsNotCancelled_GivesTheResult()
    {
        using CancellationTokenSource source = new();
        using var predictor = Predictor.Create(TinyModel.Config);
        Write(predictor, [1, 3]);

        predictor.Run(source.Token);
        predictor.Run(source.Token);

        Assert.That(Output(predictor), Is.EqualTo(new float[] { 2, 3, 4 }));
    }

    [Test]
    public async Task Run_WithACancelledToken_ThrowsAndKeepsTheInputs()
    {
        using CancellationTokenSource source = new();
        using var predictor = Predictor.Create(TinyModel.Config);
        Write(predictor, [1, 3]);
        await source.CancelAsync();

        Assert.That(
            () => predictor.Run(source.Token),
            Throws
                .InstanceOf<OperationCanceledException>()
                .With.Property(nameof(OperationCanceledException.CancellationToken))
                .EqualTo(source.Token)
        );
        Assert.That(() => Output(predictor), Throws.InvalidOperationException);

        predictor.Run(CancellationToken.None);
        Assert.That(Output(predictor), Is.EqualTo(new float[] { 2, 3, 4 }));
    }

    [Test]
    public void Run_CancelledInItsMiddle_EndsEarlyAndLeavesThePredictorUsable()
    {
        var folder = SharedData.Require("default-models", "ch_PP-OCRv4_det_infer");
        PaddleConfig config = new() { Model = ModelSource.FromDirectory(folder), Mkldnn = false };
        using var predictor = Predictor.Create(config);
        Write(predictor, Picture);
        predictor.Run();
        var expected = Output(predictor);

        for (var delayMs = 0; delayMs < 20; delayMs += 2)
        {
            using CancellationTokenSource source = new(delayMs);
            var isCancelled = false;
            try
            {
                predictor.Run(source.Token);
            }
            catch (OperationCanceledException exception)
            {
                isCancelled = true;
                Assert.That(exception.CancellationToken, Is.EqualTo(source.Token));
            }

            Assert.That(
                () => Output(predictor),
                isCancelled ? Throws.InvalidOperationException : Throws.Nothing,
                $"{delayMs} ms"
            );
            predictor.Run();
            Assert.That(Output(predictor), Is.EqualTo(expected), $"{delayMs} ms");
        }
    }

    [Test]
    public void Run_OnAClone_IsNotReachedByTheTokenOfAnother()
    {
        using CancellationTokenSource first = new();
        using CancellationTokenSource second = new();
        using var predictor = Predictor.Create(TinyModel.Config);
        using var clone = predictor.Clone();
        Write(clone, [1, 3]);
        first.Cancel();

        clone.Run(second.Token);

        Assert.That(Output(clone), Is.EqualTo(new float[] { 2, 3, 4 }));
    }

    private static void Write(Predictor predictor, int[] shape)
    {
        using var input = predictor.GetInput();
        input.Reshape(shape);
        input.GetSpan<float>().Fill(1);
    }

    private static float[] Output(Predictor predictor)
    {
        using var output = predictor.GetOutput();
        return output.GetSpan<float>().ToArray();
    }
}
