namespace PaddleInferenceNet.Extensions.Tests;

internal sealed class PublicSurfaceTests
{
    [Test]
    public void Changes_OfTheLibrary_AreNone() =>
        Assert.That(
            PublicSurface.Changes(typeof(IOcrEngine).Assembly),
            Is.Empty,
            "To record a wanted change, run this test with PADDLE_RECORD_API=1."
        );
}
