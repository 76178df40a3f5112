using System.Diagnostics;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>An isolated predictor does what one in this process does.</summary>
public sealed class WorkerPredictorTests : NativeFixture
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly TestCaseData<string, int[][]>[] Models =
    [
        new(
            "ch_PP-OCRv4_det_infer",
            [
                [1, 3, 64, 96],
                [2, 3, 96, 64],
                [1, 3, 320, 320],
            ]
        ),
        new(
            "ch_PP-OCRv4_rec_infer",
            [
                [1, 3, 48, 320],
                [6, 3, 48, 100],
                [1, 3, 48, 320],
            ]
        ),
        new(
            "ch_ppocr_mobile_v2.0_cls_infer",
            [
                [1, 3, 48, 192],
                [3, 3, 48, 192],
            ]
        ),
    ];

    [TestCaseSource(nameof(Models))]
    public void Run_InAWorker_GivesTheSameBits(string name, int[][] shapes)
    {
        var config = IsolatedModel.Published(name);
        using var local = Predictor.Create(config);
        using var isolated = Predictor.Create(IsolatedModel.Isolate(config));
        foreach (var shape in shapes)
        {
            var values = SyntheticInput.Noise(shape.Aggregate((left, right) => left * right));

            var expected = IsolatedModel.Run(local, values, shape);
            var actual = IsolatedModel.Run(isolated, values, shape);

            Assert.That(actual.Shape, Is.EqualTo(expected.Shape));
            Assert.That(actual.Bits.AsSpan().SequenceEqual(expected.Bits), $"shape [{string.Join(", ", shape)}]");
        }
    }

    [Test]
    public void Predictor_InAWorker_DeclaresTheSame()
    {
        using var local = Predictor.Create(TinyModel.Config);
        using var isolated = Predictor.Create(IsolatedModel.Config);

        Assert.That(
            isolated.Inputs.Select(input => input.ToString()),
            Is.EqualTo(local.Inputs.Select(input => input.ToString()))
        );
        Assert.That(
            isolated.Outputs.Select(output => output.ToString()),
            Is.EqualTo(local.Outputs.Select(output => output.ToString()))
        );
    }

    [Test]
    public void GetSpan_OfAnInput_IsWhatTheWorkerReads()
    {
        using var predictor = Predictor.Create(IsolatedModel.Config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(1, 3);
        input.GetSpan<float>().Fill(5);

        predictor.Run();

        var result = new float[4];
        output.CopyTo(result);
        Assert.That(result, Is.EqualTo(new float[] { 6, 7, 8, 0 }));
    }

    [Test]
    public void Run_TwiceOnOneInput_GivesTheSame()
    {
        using var predictor = Predictor.Create(IsolatedModel.Config);
        using var output = predictor.GetOutput();
        var first = IsolatedModel.Run(predictor, [1, 2, 3], 1, 3);

        predictor.Run();

        Assert.That(output.GetSpan<float>().ToArray().Select(BitConverter.SingleToInt32Bits), Is.EqualTo(first.Bits));
    }

    [Test]
    public void Run_SeveralPredictorsAtOnce_GivesEachItsOwn()
    {
        const int Count = 4;
        using var first = Predictor.Create(IsolatedModel.Config);
        var predictors = Enumerable.Range(0, Count).Select(_ => first.Clone()).ToList();
        Assert.That(predictors.Select(IsolatedModel.WorkerOf), Is.Unique);

        Parallel.For(
            0,
            Count,
            new ParallelOptions { MaxDegreeOfParallelism = Count },
            i =>
            {
                for (var round = 0; round < 50; round++)
                {
                    float value = (100 * i) + round;
                    var (_, bits) = IsolatedModel.Run(predictors[i], [value, value, value], 1, 3);
                    Assert.That(
                        bits.Select(BitConverter.Int32BitsToSingle),
                        Is.EqualTo(new[] { value + 1, value + 2, value + 3 })
                    );
                }
            }
        );
        predictors.ForEach(predictor => predictor.Dispose());
    }

    [Test]
    public void Pool_OverWorkers_ServesManyThreads()
    {
        using PredictorPool pool = new(IsolatedModel.Config, 2);

        Parallel.For(
            0,
            100,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            i =>
            {
                using var lease = pool.Rent();
                var (_, bits) = IsolatedModel.Run(lease.Predictor, [i, i, i], 1, 3);
                Assert.That(
                    bits.Select(BitConverter.Int32BitsToSingle),
                    Is.EqualTo(new float[] { i + 1, i + 2, i + 3 })
                );
            }
        );
    }

    [Test]
    public void Dispose_Always_EndsTheWorker()
    {
        var predictor = Predictor.Create(IsolatedModel.Config);
        var worker = IsolatedModel.WorkerOf(predictor);

        predictor.Dispose();

        IsolatedModel.AssertEnds(worker, Soon);
        Assert.That(predictor.Run, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Dispose_OfThePredictor_LeavesItsTensors()
    {
        var predictor = Predictor.Create(IsolatedModel.Config);
        var worker = IsolatedModel.WorkerOf(predictor);
        using (var output = predictor.GetOutput())
        {
            IsolatedModel.Run(predictor, [1, 2, 3], 1, 3);

            predictor.Dispose();

            Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { 2, 4, 6 }));
        }

        IsolatedModel.AssertEnds(worker, Soon);
    }

    [Test]
    public void TryShrinkMemory_InAWorker_EmptiesTheTensors()
    {
        using var predictor = Predictor.Create(IsolatedModel.Config);
        IsolatedModel.Run(predictor, [1, 2, 3], 1, 3);

        predictor.TryShrinkMemory();

        Assert.That(predictor.Run, Throws.InvalidOperationException.With.Message.Contains("no data"));
        Assert.That(IsolatedModel.Run(predictor, [1, 2, 3], 1, 3).Shape, Is.EqualTo(new[] { 1, 3 }));
        predictor.ClearIntermediateTensors();
        Assert.That(predictor.Run, Throws.InvalidOperationException.With.Message.Contains("no data"));
    }

    [Test]
    public void Create_ModelThatIsAbsent_IsTheSameFailure()
    {
        var config = IsolatedModel.Isolate(IsolatedModel.Published("no-such-model"));

        Assert.That(
            () => Predictor.Create(config),
            Throws
                .InstanceOf<ModelFormatException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.FileUnreadable)
                .And.Message.Contains("no-such-model")
        );
    }

    [Test]
    public void Run_Cancelled_ComesBackSoonAndTheNextRunWorks()
    {
        using var predictor = Predictor.Create(IsolatedModel.Detection);
        using var input = predictor.GetInput();
        input.Reshape(4, 3, 960, 960);
        input.GetSpan<float>().Clear();
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(100));
        var start = Stopwatch.GetTimestamp();

        Assert.That(() => predictor.Run(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());

        // The library breaks off between two steps, or the worker is ended after half a second.
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Soon));
        using var output = predictor.GetOutput();
        Assert.That(() => output.ElementCount, Throws.InvalidOperationException);
        Assert.That(
            IsolatedModel.Run(predictor, new float[3 * 64 * 64], 1, 3, 64, 64).Shape,
            Is.EqualTo(new[] { 1, 1, 64, 64 })
        );
    }

    [Test]
    public void Run_CancelledBefore_DoesNotRun()
    {
        using var predictor = Predictor.Create(IsolatedModel.Config);
        using var input = predictor.GetInput();
        input.Reshape(1, 3);
        input.CopyFrom(new float[3]);

        Assert.That(
            () => predictor.Run(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }
}
