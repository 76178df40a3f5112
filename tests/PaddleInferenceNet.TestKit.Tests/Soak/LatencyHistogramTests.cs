using PaddleInferenceNet.Soak;

namespace PaddleInferenceNet.TestKit.Tests.Soak;

/// <summary>Percentiles out of counts.</summary>
public sealed class LatencyHistogramTests
{
    private const double Step = 0.02;

    [Test]
    public void Read_OneToThousandMilliseconds_IsWithinAStepOfThePercentiles()
    {
        LatencyHistogram histogram = new();
        for (var i = 1; i <= 1000; i++)
        {
            histogram.Add(i);
        }

        var latency = histogram.Read();

        Assert.Multiple(() =>
        {
            Assert.That(latency.P50, Is.EqualTo(500).Within(500 * Step));
            Assert.That(latency.P90, Is.EqualTo(900).Within(900 * Step));
            Assert.That(latency.P99, Is.EqualTo(990).Within(990 * Step));
            Assert.That(latency.Max, Is.EqualTo(1000));
        });
    }

    [Test]
    public void TakeAndClear_Twice_GivesTheSecondTimeWhatCameBetween()
    {
        LatencyHistogram histogram = new();
        histogram.Add(5);
        histogram.TakeAndClear();
        histogram.Add(7);

        Assert.That(histogram.TakeAndClear(), Is.EqualTo(new Latency(7, 7, 7, 7)));
    }

    [Test]
    public void Read_Nothing_IsZero() =>
        Assert.That(new LatencyHistogram().Read(), Is.EqualTo(new Latency(0, 0, 0, 0)));

    [TestCase(0)]
    [TestCase(1e9)]
    public void Add_BeyondTheSteps_CountsInTheOuterOnes(double milliseconds)
    {
        LatencyHistogram histogram = new();

        histogram.Add(milliseconds);

        Assert.That(histogram.Read().Max, Is.EqualTo(milliseconds));
    }
}
