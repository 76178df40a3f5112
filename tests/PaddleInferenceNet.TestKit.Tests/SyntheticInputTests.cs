namespace PaddleInferenceNet.TestKit.Tests;

public sealed class SyntheticInputTests
{
    [Test]
    public void Noise_FirstValues_AreMultiplesOfTheGoldenRatio()
    {
        // 2654435761 / 2^32 = 0.61803398895…: twice its fractional multiples, less one.
        float[] expected = [-1f, 0.23606798f, -0.52786404f, 0.70820394f];

        TensorComparer.AssertClose(expected, SyntheticInput.Noise(4), absolute: 1e-7f);
    }

    [Test]
    public void Bands_EvenBands_AreWhite()
    {
        var values = SyntheticInput.Bands(batch: 1, channels: 1, height: 48, width: 8);

        Assert.That(values.Take(16 * 8).Concat(values.Skip(32 * 8)), Is.All.EqualTo(2f));
    }

    [Test]
    public void Bands_OddBand_HasMarksOfFourByEightInAllChannels()
    {
        const int Plane = 32 * 8;
        var values = SyntheticInput.Bands(batch: 2, channels: 2, height: 32, width: 8);

        // Row 16 is mark row 2, so u(2 · 64) starts it; the next four columns are u(2 · 64 + 1).
        var first = (float)(2 * ((128 * 2654435761L % 4294967296L) / 4294967296.0 * 2 - 1));
        var second = (float)(2 * ((129 * 2654435761L % 4294967296L) / 4294967296.0 * 2 - 1));
        var nextImage = (float)(2 * (((64 + 2) * 64 * 2654435761L % 4294967296L) / 4294967296.0 * 2 - 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(values[16 * 8], Is.EqualTo(first));
            Assert.That(values[(23 * 8) + 3], Is.EqualTo(first));
            Assert.That(values[(16 * 8) + 4], Is.EqualTo(second));
            Assert.That(values[Plane + (16 * 8)], Is.EqualTo(first));
            Assert.That(values[(2 * Plane) + (16 * 8)], Is.EqualTo(nextImage));
        }
    }
}
