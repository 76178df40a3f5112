namespace PaddleInferenceNet.Tests;

public sealed class OutputTensorTests : NativeFixture
{
    private Predictor _predictor = null!;
    private InputTensor _input = null!;
    private OutputTensor _output = null!;

    [SetUp]
    public void Load()
    {
        _predictor = Predictor.Create(TinyModel.Config);
        _input = _predictor.GetInput();
        _output = _predictor.GetOutput();
    }

    [TearDown]
    public void Release()
    {
        _output.Dispose();
        _input.Dispose();
        _predictor.Dispose();
    }

    [Test]
    public void Members_BeforeRun_SayWhatToDo()
    {
        Assert.That(() => _output.ElementCount, Throws.InvalidOperationException.With.Message.Contains("Run"));
        Assert.That(() => _output.Shape.Length, Throws.InvalidOperationException);
        Assert.That(() => _output.ElementType, Throws.InvalidOperationException);
        Assert.That(() => _output.CopyTo(new float[3]), Throws.InvalidOperationException);
        Assert.That(() => _output.GetSpan<float>().Length, Throws.InvalidOperationException);
    }

    [Test]
    public void Members_AfterFailedEntry_AreUsableAgain()
    {
        Assert.That(() => _output.ElementCount, Throws.InvalidOperationException);

        Run(1);

        Assert.That(_output.ElementCount, Is.EqualTo(3));
    }

    [Test]
    public void Shape_AfterEachRun_IsThatOfTheRun()
    {
        Run(2);
        Assert.That(_output.Shape.ToArray(), Is.EqualTo(new[] { 2, 3 }));

        Run(5);
        Assert.That(_output.Shape.ToArray(), Is.EqualTo(new[] { 5, 3 }));
        Assert.That(_output.ElementType, Is.EqualTo(TensorElementType.Float32));
    }

    [Test]
    public void CopyTo_DestinationTooShort_ThrowsShapeMismatch()
    {
        Run(2);

        var exception = Assert.Throws<ShapeMismatchException>(() => _output.CopyTo(new float[5]));

        Assert.That(exception.Expected, Is.EqualTo("6 elements"));
    }

    [Test]
    public void CopyTo_DestinationLonger_LeavesTheRest()
    {
        Run(1);
        var destination = new float[] { 0, 0, 0, 77 };

        _output.CopyTo(destination);

        Assert.That(destination, Is.EqualTo(new float[] { 1, 2, 3, 77 }));
    }

    [Test]
    public void CopyTo_AnotherType_NamesBoth()
    {
        Run(1);

        Assert.That(
            () => _output.CopyTo(new int[3]),
            Throws.ArgumentException.With.Message.Contains("Float32").And.Message.Contains("Int32")
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void GetSpan_AfterRun_EqualsCopyTo(bool mkldnn)
    {
        using var predictor = Predictor.Create(TinyModel.Config with { Mkldnn = mkldnn });
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(4, 3);
        input.CopyFrom(SyntheticInput.Noise(12));
        predictor.Run();
        var copy = new float[12];

        output.CopyTo(copy);

        Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(copy));
    }

    [Test]
    public void Members_AfterPredictorIsDisposed_StillRead()
    {
        Run(1);

        _predictor.Dispose();
        _input.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.That(_output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { 1, 2, 3 }));
    }

    [Test]
    public void Members_AfterDispose_Throw()
    {
        Run(1);

        _output.Dispose();
        _output.Dispose();

        Assert.That(() => _output.ElementCount, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _output.CopyTo(new float[3]), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Members_AfterClear_AskForRun()
    {
        Run(1);

        _predictor.ClearIntermediateTensors();

        Assert.That(() => _output.ElementCount, Throws.InvalidOperationException);
    }

    private void Run(int batch)
    {
        _input.Reshape(batch, 3);
        _input.CopyFrom(new float[batch * 3]);
        _predictor.Run();
    }
}
