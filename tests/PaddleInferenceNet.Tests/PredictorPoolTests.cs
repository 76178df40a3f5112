namespace PaddleInferenceNet.Tests;

public sealed class PredictorPoolTests : NativeFixture
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    [TestCase(0)]
    [TestCase(1025)]
    public void Constructor_SizeOutsideRange_Throws(int size) =>
        Assert.That(
            () => new PredictorPool(TinyModel.Config, size),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("1 to 1024")
        );

    [Test]
    public void Rent_UpToSize_GivesDifferentPredictors()
    {
        using PredictorPool pool = new(TinyModel.Config, 2);

        using var first = pool.Rent();
        using var second = pool.Rent();

        Assert.That(first.Predictor, Is.Not.SameAs(second.Predictor));
        Assert.That(pool.Size, Is.EqualTo(2));
    }

    [Test]
    public void Rent_AllLent_WaitsForAReturn()
    {
        using PredictorPool pool = new(TinyModel.Config, 1);
        var lent = pool.Rent();
        var waiting = pool.RentAsync().AsTask();
        Assert.That(waiting.Wait(Soon), Is.False);

        lent.Dispose();

        using var next = waiting.Result;
        Assert.That(next.Predictor, Is.Not.Null);
    }

    [Test]
    public void Rent_Cancelled_ThrowsAndLosesNoPredictor()
    {
        using PredictorPool pool = new(TinyModel.Config, 1);
        using CancellationTokenSource cancellation = new(Soon);
        using (pool.Rent())
        {
            Assert.That(() => pool.Rent(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(
                async () => await pool.RentAsync(cancellation.Token),
                Throws.InstanceOf<OperationCanceledException>()
            );
        }

        using var again = pool.Rent();
        Assert.That(again.Predictor, Is.Not.Null);
    }

    [TestCase(1000, 1001, true)]
    [TestCase(1000, 1000, false)]
    [TestCase(0, 1001, false)]
    public void Return_AboveTheMemoryCeiling_GivesActivationsUp(long ceiling, long inUse, bool isRecycled)
    {
        using PredictorPool pool = new(TinyModel.Config, 1, null, ceiling, () => inUse);
        using (var lease = pool.Rent())
        {
            using var input = lease.Predictor.GetInput();
            input.Reshape(1, 3);
            input.CopyFrom(new float[] { 1, 2, 3 });
            lease.Predictor.Run();
        }

        using var again = pool.Rent();
        // A predictor that gave its activations up must be written again.
        Assert.That(again.Predictor.Run, isRecycled ? Throws.InvalidOperationException : Throws.Nothing);
    }

    [Test]
    public void Constructor_NegativeCeiling_Throws() =>
        Assert.That(
            () => new PredictorPool(TinyModel.Config, 1, memoryCeilingBytes: -1),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Lease_DisposedTwice_ReturnsOnce()
    {
        using PredictorPool pool = new(TinyModel.Config, 1);
        var lease = pool.Rent();
        lease.Dispose();
        lease.Dispose();

        using var only = pool.Rent();

        Assert.That(pool.RentAsync().AsTask().Wait(Soon), Is.False);
        Assert.That(() => lease.Predictor, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Dispose_WhileLent_LetsTheLeaseWorkAndThenReleases()
    {
        PredictorPool pool = new(TinyModel.Config, 2);
        var lease = pool.Rent();
        var predictor = lease.Predictor;

        pool.Dispose();
        pool.Dispose();

        using (var input = predictor.GetInput())
        {
            Assert.That(input.Name, Is.EqualTo(TinyModel.Input));
        }

        lease.Dispose();
        Assert.That(predictor.Run, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => pool.Rent(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Dispose_WhileWaiting_EndsTheWait()
    {
        PredictorPool pool = new(TinyModel.Config, 1);
        using var lease = pool.Rent();
        var waiting = pool.RentAsync().AsTask();

        pool.Dispose();

        Assert.That(async () => await waiting, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Rent_FromManyThreads_GivesEveryOneItsOwnResult()
    {
        using PredictorPool pool = new(TinyModel.Config, 2);

        Parallel.For(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                using var lease = pool.Rent();
                using var input = lease.Predictor.GetInput();
                using var output = lease.Predictor.GetOutput();
                input.Reshape(1, 3);
                input.CopyFrom(new float[] { i, i, i });
                lease.Predictor.Run();
                Assert.That(output.GetSpan<float>().ToArray(), Is.EqualTo(new float[] { i + 1, i + 2, i + 3 }));
            }
        );
    }
}
