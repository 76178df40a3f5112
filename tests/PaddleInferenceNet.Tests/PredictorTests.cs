namespace PaddleInferenceNet.Tests;

public sealed class PredictorTests : NativeFixture
{
    private Predictor _predictor = null!;

    [SetUp]
    public void Load() => _predictor = Predictor.Create(TinyModel.Config);

    [TearDown]
    public void Release() => _predictor.Dispose();

    [Test]
    public void Inputs_OfAModel_AreThoseItDeclares()
    {
        var input = _predictor.Inputs.Single();

        Assert.That(input.Name, Is.EqualTo(TinyModel.Input));
        Assert.That(input.Shape, Is.EqualTo(new long[] { -1, 3 }));
        Assert.That(input.ElementType, Is.EqualTo(TensorElementType.Float32));
        Assert.That(input.ToString(), Is.EqualTo("x: Float32 [-1, 3]"));
    }

    [Test]
    public void Outputs_OfAModel_AreThoseItDeclares()
    {
        var output = _predictor.Outputs.Single();

        Assert.That(output.ElementType, Is.EqualTo(TensorElementType.Float32));
        using var tensor = _predictor.GetOutput(output.Name);
        Assert.That(tensor.Name, Is.EqualTo(output.Name));
    }

    [Test]
    public void Run_OnOneOperator_GivesItsResult() => Assert.That(RunOnce(_predictor), Is.EqualTo(Sum));

    [Test]
    public void Run_Twice_UsesTheSameInput()
    {
        RunOnce(_predictor);

        _predictor.Run();

        using var output = _predictor.GetOutput();
        Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(Sum));
    }

    [Test]
    public void Run_InputNotWritten_NamesTheInput() =>
        Assert.That(_predictor.Run, Throws.InvalidOperationException.With.Message.Contains("'x'"));

    [Test]
    public void Run_ReshapedAfterWriting_Throws()
    {
        RunOnce(_predictor);
        using var input = _predictor.GetInput();

        input.Reshape(1, 3);

        Assert.That(_predictor.Run, Throws.InvalidOperationException.With.Message.Contains("Reshape"));
    }

    [Test]
    public void GetInput_UnknownName_ListsTheNames() =>
        Assert.That(() => _predictor.GetInput("images"), Throws.ArgumentException.With.Message.Contains("'x'"));

    [Test]
    public void GetOutput_UnknownName_Throws() =>
        Assert.That(() => _predictor.GetOutput("scores"), Throws.ArgumentException);

    [TestCase(-1)]
    [TestCase(1)]
    public void GetInput_IndexOutside_Throws(int index) =>
        Assert.That(() => _predictor.GetInput(index), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Clone_OfAPredictor_GivesTheSameAndOutlivesIt()
    {
        using var clone = _predictor.Clone();

        _predictor.Dispose();

        Assert.That(RunOnce(clone), Is.EqualTo(Sum));
    }

    [Test]
    public void Create_TwiceFromOneConfig_GivesTwoPredictors()
    {
        using var second = Predictor.Create(TinyModel.Config);

        Assert.That(RunOnce(second), Is.EqualTo(RunOnce(_predictor)));
    }

    [Test]
    public void ClearIntermediateTensors_BeforeRun_AsksForTheInputsAgain()
    {
        RunOnce(_predictor);

        _predictor.ClearIntermediateTensors();

        Assert.That(_predictor.Run, Throws.InvalidOperationException);
        Assert.That(RunOnce(_predictor), Is.EqualTo(Sum));
    }

    [Test]
    public void TryShrinkMemory_AfterRun_LeavesThePredictorUsable()
    {
        RunOnce(_predictor);

        _predictor.TryShrinkMemory();

        Assert.That(_predictor.Run, Throws.InvalidOperationException);
        Assert.That(RunOnce(_predictor), Is.EqualTo(Sum));
    }

    [Test]
    public void Dispose_Twice_DoesNothingMore()
    {
        _predictor.Dispose();

        Assert.That(_predictor.Dispose, Throws.Nothing);
    }

    [Test]
    public void Members_AfterDispose_Throw()
    {
        _predictor.Dispose();

        Assert.That(_predictor.Run, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _predictor.GetInput(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _predictor.GetOutput(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(_predictor.Clone, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(_predictor.ClearIntermediateTensors, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _predictor.TryShrinkMemory(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Run_FromTwoThreadsAtOnce_IsRefusedAndLeavesThePredictorUsable()
    {
        const int LongBatch = 1 << 18;
        using (var input = _predictor.GetInput())
        {
            input.Reshape(LongBatch, 3);
            input.CopyFrom(new float[LongBatch * 3]);
        }

        var refused = 0;
        using Barrier barrier = new(2);

        Parallel.Invoke(Hammer, Hammer);

        Assert.That(refused, Is.Positive);
        Assert.That(RunOnce(_predictor), Is.EqualTo(Sum));

        void Hammer()
        {
            barrier.SignalAndWait();
            for (var i = 0; i < 2000 && Volatile.Read(ref refused) == 0; i++)
            {
                try
                {
                    _predictor.Run();
                }
                catch (InvalidOperationException exception)
                {
                    Assert.That(exception.Message, Does.Contain("one thread at a time"));
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    [Test]
    public void Create_WithLogger_TellsModelAndLibrary()
    {
        List<(int Id, string Text)> entries = [];
        CallbackLogger<Predictor> logger = new((_, id, text) => entries.Add((id.Id, text)));

        using var predictor = Predictor.Create(TinyModel.Config, logger);

        var (id, text) = entries[^1];
        Assert.That(id, Is.EqualTo(1));
        Assert.That(text, Does.Contain("memory").And.Contain(PaddleLibrary.Path));
    }

    [Test]
    public void Create_WithDisabledPass_Loads()
    {
        var config = TinyModel.Config with { DisabledPasses = ["conv_bn_fuse_pass", "no_such_pass"] };

        using var predictor = Predictor.Create(config);

        Assert.That(RunOnce(predictor), Is.EqualTo(Sum));
    }

    private static float[] Sum => [11, 22, 33, 41, 52, 63];

    private static float[] RunOnce(Predictor predictor)
    {
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(2, 3);
        input.CopyFrom([10f, 20, 30, 40, 50, 60]);
        predictor.Run();
        Assert.That(output.Shape.ToArray(), Is.EqualTo(new[] { 2, 3 }));
        var result = new float[output.ElementCount];
        output.CopyTo(result);
        return result;
    }
}
