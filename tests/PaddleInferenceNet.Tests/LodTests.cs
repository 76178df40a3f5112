namespace PaddleInferenceNet.Tests;

public sealed class LodTests : NativeFixture
{
    [Test]
    public void GetLod_ModelWithoutSequences_IsEmpty()
    {
        using var predictor = Predictor.Create(TinyModel.Config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(1, 3);
        input.CopyFrom(new float[] { 1, 2, 3 });
        predictor.Run();

        Assert.That(output.GetLod(), Is.Empty);
    }

    [Test]
    public void SetLod_OfficialLibrary_IsCarriedToTheOutput()
    {
        if (PaddleLibrary.IsEmbedded)
        {
            Assert.Ignore("The embedded runtime has no models with sequences.");
        }

        using var predictor = Predictor.Create(TinyModel.Config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(3, 3);
        input.CopyFrom(new float[9]);
        input.SetLod([0, 1, 3]);
        predictor.Run();

        Assert.That(output.GetLod(), Is.EqualTo(new[] { new long[] { 0, 1, 3 } }));
    }

    [Test]
    public void SetLod_LevelThatFalls_IsRefused()
    {
        using var predictor = Predictor.Create(TinyModel.Config);
        using var input = predictor.GetInput();

        Assert.That(() => input.SetLod([0, 2, 1]), Throws.ArgumentException.With.Message.Contains("not fall"));
        Assert.That(() => input.SetLod([1, 2]), Throws.ArgumentException.With.Message.Contains("start with 0"));
    }
}
