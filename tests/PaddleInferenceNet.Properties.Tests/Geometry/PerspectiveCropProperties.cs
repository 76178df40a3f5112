using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

public sealed class PerspectiveCropProperties
{
    private const int Width = 60;
    private const int Height = 40;

    private static readonly byte[] Pixels =
    [
        .. Enumerable.Range(0, Width * Height * 3).Select(i => (byte)(i * 31 >> 2)),
    ];

    private static readonly Gen<PointF> Inside =
        from x in Gen.Choose(0, Width - 1)
        from y in Gen.Choose(0, Height - 1)
        select new PointF(x, y);

    private static ImageView Picture => new(Pixels, Width, Height, Width * 3);

    [Test]
    public void Cut_AnyCornersInside_GivesALineNotLongerThanTheDiagonal() =>
        Cases.ForAll(
            Inside.Four().Select(corners => new Quad(corners.Item1, corners.Item2, corners.Item3, corners.Item4)),
            box =>
            {
                using var crop = LineCrop.Cut(Picture, box);

                Assert.That(Math.Min(crop.Width, crop.Height), Is.Positive);
                Assert.That(
                    Math.Max(crop.Width, crop.Height),
                    Is.LessThanOrEqualTo(Math.Ceiling(double.Hypot(Width, Height)))
                );
                Assert.That((double)crop.Height / crop.Width, Is.LessThan(1.5), "lies");
            },
            2 * Cases.Usual
        );

    [Test]
    public void Cut_UprightBox_GivesItsPixels() =>
        Cases.ForAll(
            from left in Gen.Choose(0, Width - 4)
            from top in Gen.Choose(0, Height - 4)
            from width in Gen.Choose(3, Width - 1 - left)
            from height in Gen.Choose(2, Math.Min(Height - 1 - top, width))
            select (left, top, width, height),
            place =>
            {
                var (left, top, width, height) = place;
                Quad box = new(
                    new(left, top),
                    new(left + width, top),
                    new(left + width, top + height),
                    new(left, top + height)
                );
                using var crop = LineCrop.Cut(Picture, box);

                Assert.That((crop.Width, crop.Height), Is.EqualTo((width, height)));
                for (var y = 0; y < height; y++)
                {
                    Assert.That(
                        crop.View.Row(y).ToArray(),
                        Is.EqualTo(Picture.Row(top + y).Slice(left * 3, width * 3).ToArray())
                    );
                }
            }
        );
}
