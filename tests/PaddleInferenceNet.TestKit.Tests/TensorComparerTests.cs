namespace PaddleInferenceNet.TestKit.Tests;

public sealed class TensorComparerTests
{
    private static readonly float[] Expected = [0f, 1f, -100f];

    [Test]
    public void FindDifference_EqualWithNaNAndInfinity_ReturnsNull()
    {
        float[] values = [float.NaN, float.PositiveInfinity, 0f];

        Assert.That(TensorComparer.FindDifference(values, values, absolute: 0), Is.Null);
    }

    [Test]
    public void FindDifference_WithinAbsoluteOrRelative_ReturnsNull()
    {
        float[] actual = [1e-5f, 1f, -100.05f];

        Assert.That(TensorComparer.FindDifference(Expected, actual, absolute: 1e-4f, relative: 1e-3f), Is.Null);
    }

    [Test]
    public void FindDifference_TwoValuesOutside_NamesCountAndWorstPlace()
    {
        float[] actual = [0.5f, 1f, -102f];

        var difference = TensorComparer.FindDifference(Expected, actual, absolute: 1e-4f);

        Assert.That(
            difference,
            Is.EqualTo(
                "2 of 3 values differ; worst at [2]: expected -100, actual -102, difference 2, "
                    + "allowed 0.0001 absolute or 0 relative"
            )
        );
    }

    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    public void FindDifference_NotFinite_IsADifferenceWhateverTheTolerance(float value)
    {
        float[] actual = [0f, value, -100f];

        Assert.That(TensorComparer.FindDifference(Expected, actual, 1e9f, 1e9f), Does.Contain("worst at [1]"));
    }

    [Test]
    public void FindDifference_OtherLength_NamesBothLengths()
    {
        Assert.That(
            TensorComparer.FindDifference(Expected, [0f], absolute: 1f),
            Is.EqualTo("3 values expected, 1 found")
        );
    }
}
