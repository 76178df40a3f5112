namespace PaddleInferenceNet.Tests;

public sealed class PublicSurfaceTests
{
    [TestCase(typeof(Predictor))]
    [TestCase(typeof(PaddleException))]
    public void Changes_OfTheLibrary_AreNone(Type member) =>
        Assert.That(
            PublicSurface.Changes(member.Assembly),
            Is.Empty,
            "To record a wanted change, run this test with PADDLE_RECORD_API=1."
        );
}
