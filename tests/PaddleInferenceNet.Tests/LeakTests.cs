using System.Runtime.CompilerServices;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet.Tests;

/// <summary>Every native object that was made is released again, by the count of the library.</summary>
public sealed class LeakTests : NativeFixture
{
    private const int Rounds = 200;
    private const int ManyRounds = 10_000;

    [OneTimeSetUp]
    public void RequireCounter()
    {
        if (!LibraryLoader.Current.Has(nameof(PaddleApi.PDX_GetLiveObjectCount)))
        {
            Assert.Ignore("The loaded library does not count its objects.");
        }
    }

    [Test]
    public void Configurations_MadeAndReleasedTenThousandTimes_LeaveNone() =>
        AssertLeavesNone(
            ManyRounds,
            live =>
            {
                using NativeConfig config = new();
                config.SetModel(TinyModel.Program, TinyModel.Parameters);
                Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(live + 1));
            }
        );

    [Test]
    public void ClonesWithTheirTensors_MadeAndReleasedTenThousandTimes_LeaveNone()
    {
        using var predictor = Predictor.Create(TinyModel.Config);
        AssertLeavesNone(
            ManyRounds,
            live =>
            {
                using var clone = predictor.Clone();
                using var input = clone.GetInput();
                using var output = clone.GetOutput();
                Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(live + 3));
                input.Reshape(1, 3);
                input.CopyFrom([1f, 2, 3]);
                clone.Run();
                Assert.That(output.ElementCount, Is.EqualTo(3));
            }
        );
    }

    [Test]
    public void TensorsThatOutliveTheirPredictor_LeaveNone() =>
        AssertLeavesNone(
            Rounds,
            _ =>
            {
                InputTensor input;
                using (var predictor = Predictor.Create(TinyModel.Config))
                {
                    input = predictor.GetInput();
                    Assert.That(() => predictor.GetInput("no such input"), Throws.ArgumentException);
                }

                input.Dispose();
            }
        );

    [Test]
    public void FailedLoads_LeaveNone()
    {
        var broken = TinyModel.Config with { Model = ModelSource.FromMemory(TinyModel.Program, new byte[7]) };
        AssertLeavesNone(
            Rounds,
            _ => Assert.That(() => Predictor.Create(broken), Throws.InstanceOf<ModelFormatException>())
        );
    }

    [Test]
    public void ObjectsThatNobodyDisposed_AreReleasedByTheCollector()
    {
        CollectAbandoned();
        var before = PaddleApi.PDX_GetLiveObjectCount();

        Abandon();
        CollectAbandoned();

        Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(before));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon()
    {
        var predictor = Predictor.Create(TinyModel.Config);
        _ = predictor.GetInput();
        _ = predictor.Clone().GetOutput();
    }

    private static void AssertLeavesNone(int rounds, Action<ulong> round)
    {
        CollectAbandoned();
        var before = PaddleApi.PDX_GetLiveObjectCount();
        for (var i = 0; i < rounds; i++)
        {
            round(before);
        }

        Assert.That(PaddleApi.PDX_GetLiveObjectCount(), Is.EqualTo(before));
    }

    // Other tests may have left handles to the finalizer; a tensor that is finalised releases its predictor the round after.
    private static void CollectAbandoned()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
