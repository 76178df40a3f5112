namespace PaddleInferenceNet.Tests;

public sealed class AllocationTests : NativeFixture
{
    private const int WarmUpRounds = 200;
    private const int Rounds = 1000;

    // Now and then the runtime itself makes an object on this thread, once; a round that allocates does so in every batch.
    private const int Batches = 3;

    [TestCase(false)]
    [TestCase(true)]
    public void SetRunGet_AfterWarmUp_AllocatesNothingManaged(bool mkldnn)
    {
        using var predictor = Predictor.Create(TinyModel.Config with { Mkldnn = mkldnn });
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        var source = new float[12];
        var destination = new float[12];
        for (var i = 0; i < WarmUpRounds; i++)
        {
            Round(i);
        }

        Assert.That(Enumerable.Range(0, Batches).Select(_ => AllocatedByABatch()).Min(), Is.Zero);

        long AllocatedByABatch()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Rounds; i++)
            {
                Round(i);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Round(int i)
        {
            var batch = 1 + (i % 4);
            input.Reshape(batch, 3);
            input.CopyFrom(source.AsSpan(0, batch * 3));
            predictor.Run();
            output.CopyTo(destination);
            _ = output.Shape.Length + output.GetSpan<float>().Length;
        }
    }
}
