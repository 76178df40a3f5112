namespace PaddleInferenceNet.Ocr.Tests;

[TestFixture]
public sealed class LineCropTests
{
    [Test]
    public void Cut_UprightBox_IsASlice()
    {
        var pixels = Pictures.Gradient(60, 40);
        var view = new ImageView(pixels, 60, 40, 180);

        using var crop = LineCrop.Cut(view, Box(10, 5, 50, 25));

        Assert.That((crop.Width, crop.Height), Is.EqualTo((40, 20)));
        for (var y = 0; y < 20; y++)
        {
            Assert.That(crop.View.Row(y).ToArray(), Is.EqualTo(view.Row(y + 5)[30..150].ToArray()), $"row {y}");
        }
    }

    [Test]
    public void Cut_BoxHalfAsHighAgain_IsTurnedCounterClockwise()
    {
        var view = new ImageView(Pictures.Gradient(60, 40), 60, 40, 180);

        using var crop = LineCrop.Cut(view, Box(10, 5, 20, 20));

        Assert.That((crop.Width, crop.Height), Is.EqualTo((15, 10)));
        // The right edge becomes the top row.
        Assert.That(crop.View.Row(0)[..3].ToArray(), Is.EqualTo(view.Row(5).Slice(19 * 3, 3).ToArray()));
    }

    [Test]
    public void Cut_BoxSlightlyLower_StaysUpright()
    {
        var view = new ImageView(Pictures.Gradient(60, 40), 60, 40, 180);

        using var crop = LineCrop.Cut(view, Box(10, 5, 20, 19.9f));

        Assert.That((crop.Width, crop.Height), Is.EqualTo((10, 14)));
    }

    [Test]
    public void Cut_BoxOfAPictureWithPaddedRows_IsTheSame()
    {
        var pixels = Pictures.Gradient(60, 40);
        var padded = new byte[200 * 40];
        for (var y = 0; y < 40; y++)
        {
            pixels.AsSpan(y * 180, 180).CopyTo(padded.AsSpan(y * 200));
        }

        using var crop = LineCrop.Cut(new ImageView(pixels, 60, 40, 180), Box(3.5f, 4, 33, 17.5f));
        using var other = LineCrop.Cut(new ImageView(padded, 60, 40, 200), Box(3.5f, 4, 33, 17.5f));

        Assert.That(other.View.Pixels.ToArray(), Is.EqualTo(crop.View.Pixels.ToArray()));
    }

    [Test]
    public void ThrowIfTooMany_BoxesThatCoverThePictureAgainAndAgain_AreRefused()
    {
        const int Width = 2000;
        const int Height = 1000;
        var pixels = new byte[Width * Height * 3];
        var whole = Box(0, 0, Width, Height);

        LineCrop.ThrowIfTooMany(new ImageView(pixels, Width, Height, Width * 3), Enumerable.Repeat(whole, 16));
        Assert.That(
            () =>
                LineCrop.ThrowIfTooMany(new ImageView(pixels, Width, Height, Width * 3), Enumerable.Repeat(whole, 17)),
            Throws
                .TypeOf<PaddleException>()
                .With.Property(nameof(PaddleException.Code))
                .EqualTo(PaddleErrorCode.OutOfMemory)
                .And.Message.Contains("2000 x 1000")
        );
    }

    private static Quad Box(float left, float top, float right, float bottom) =>
        new(new(left, top), new(right, top), new(right, bottom), new(left, bottom));
}
