using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet.Tests;

public sealed class LeakTests : NativeFixture
{
    private const int Rounds = 200;

    [Test]
    public void NativeObjects_AfterManyCycles_AreAllReleased()
    {
        if (!LibraryLoader.Current.Has(nameof(PaddleApi.PDX_GetLiveObjectCount)))
        {
            Assert.Ignore("The loaded library does not count its objects.");
        }

        CollectAbandoned();
        var before = PaddleApi.PDX_GetLiveObjectCount();
        for (var i = 0; i < Rounds; i++)
        {
            using var predictor = Predictor.Create(TinyModel.Config);
            using var clone = predictor.Clone();
            using var input = clone.GetInput();
            using var output = clone.GetOutput();
            Assert.That(() => predictor.GetInput("no such input"), Throws.ArgumentException);
        }

        CollectAbandoned();
        Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(before));
    }

    [Test]
    public void NativeObjects_OfFailedLoads_AreAllReleased()
    {
        if (!LibraryLoader.Current.Has(nameof(PaddleApi.PDX_GetLiveObjectCount)))
        {
            Assert.Ignore("The loaded library does not count its objects.");
        }

        var broken = TinyModel.Config with { Model = ModelSource.FromMemory(TinyModel.Program, new byte[7]) };
        CollectAbandoned();
        var before = PaddleApi.PDX_GetLiveObjectCount();
        for (var i = 0; i < Rounds; i++)
        {
            Assert.That(() => Predictor.Create(broken), Throws.InstanceOf<ModelFormatException>());
        }

        CollectAbandoned();
        Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(before));
    }

    // Other tests may have left handles to the finalizer.
    private static void CollectAbandoned()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
