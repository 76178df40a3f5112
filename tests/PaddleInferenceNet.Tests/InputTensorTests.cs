namespace PaddleInferenceNet.Tests;

public sealed class InputTensorTests : NativeFixture
{
    private Predictor _predictor = null!;
    private InputTensor _input = null!;

    [SetUp]
    public void Load()
    {
        _predictor = Predictor.Create(TinyModel.Config);
        _input = _predictor.GetInput();
    }

    [TearDown]
    public void Release()
    {
        _input.Dispose();
        _predictor.Dispose();
    }

    [TestCase(0, 3)]
    [TestCase(-1, 3)]
    [TestCase(int.MaxValue, 3)]
    public void Reshape_DimensionOrProductOutsideRange_Throws(int first, int second) =>
        Assert.That(
            () => _input.Reshape(first, second),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains($"[{first}, {second}]")
        );

    [Test]
    public void Reshape_AnotherRank_ThrowsShapeMismatch()
    {
        var exception = Assert.Throws<ShapeMismatchException>(() => _input.Reshape(1, 3, 1));

        Assert.That(exception.Expected, Is.EqualTo("[-1, 3]"));
        Assert.That(exception.Actual, Is.EqualTo("[1, 3, 1]"));
    }

    [Test]
    public void CopyFrom_SpanShorterThanShape_ThrowsShapeMismatch()
    {
        _input.Reshape(2, 3);

        var exception = Assert.Throws<ShapeMismatchException>(() => _input.CopyFrom(new float[5]));

        Assert.That(exception.Message, Does.Contain("'x'").And.Contain("[2, 3]"));
        Assert.That(exception.Expected, Is.EqualTo("6 elements"));
        Assert.That(exception.Actual, Is.EqualTo("5 elements"));
    }

    [Test]
    public void CopyFrom_SpanLongerThanShape_ThrowsShapeMismatch()
    {
        _input.Reshape(2, 3);

        Assert.That(() => _input.CopyFrom(new float[7]), Throws.InstanceOf<ShapeMismatchException>());
    }

    [Test]
    public void CopyFrom_BeforeReshape_SaysWhatToDo() =>
        Assert.That(
            () => _input.CopyFrom(new float[3]),
            Throws.InvalidOperationException.With.Message.Contains("Reshape")
        );

    [Test]
    public void CopyFrom_AnotherType_NamesBoth()
    {
        _input.Reshape(1, 3);

        Assert.That(
            () => _input.CopyFrom(new long[3]),
            Throws.ArgumentException.With.Message.Contains("Float32").And.Message.Contains("Int64")
        );
        Assert.That(() => _input.CopyFrom(new int[3]), Throws.ArgumentException);
        Assert.That(() => _input.CopyFrom(new byte[3]), Throws.ArgumentException);
        Assert.That(() => _input.CopyFrom(new sbyte[3]), Throws.ArgumentException);
    }

    [Test]
    public void GetSpan_TypeThatTensorsCannotHold_Throws()
    {
        _input.Reshape(1, 3);

        Assert.That(() => _input.GetSpan<double>().Clear(), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void GetSpan_Written_IsWhatRunReads()
    {
        using var output = _predictor.GetOutput();
        _input.Reshape(1, 3);

        new float[] { 7, 8, 9 }.CopyTo(_input.GetSpan<float>());
        _predictor.Run();

        Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { 8, 10, 12 }));
    }

    [Test]
    public void Views_OfOneInput_ShareShapeAndContent()
    {
        using var second = _predictor.GetInput();
        _input.Reshape(1, 3);

        second.CopyFrom([1f, 1, 1]);

        Assert.That(_predictor.Run, Throws.Nothing);
    }

    [Test]
    public void Members_AfterDispose_Throw()
    {
        _input.Dispose();
        _input.Dispose();

        Assert.That(() => _input.Reshape(1, 3), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _input.CopyFrom(new float[3]), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => _input.GetSpan<float>().Clear(), Throws.InstanceOf<ObjectDisposedException>());
    }
}
