namespace PaddleInferenceNet.TestKit.Tests;

public sealed class TensorSampleTests
{
    [TestCase(1, new[] { 0f, 1f, 2f, 3f, 4f })]
    [TestCase(2, new[] { 0f, 2f, 4f })]
    [TestCase(4, new[] { 0f, 4f })]
    [TestCase(9, new[] { 0f })]
    public void Every_Stride_KeepsFirstAndEachStride(int stride, float[] expected)
    {
        Assert.That(TensorSample.Every([0f, 1f, 2f, 3f, 4f], stride), Is.EqualTo(expected));
    }
}
