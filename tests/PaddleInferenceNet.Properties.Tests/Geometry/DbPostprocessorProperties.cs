using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Geometry;

/// <summary>Maps as a network may give them, or one that an attacker made.</summary>
public sealed class DbPostprocessorProperties
{
    private static readonly Gen<float> Value = Gen.Frequency(
        (12, Gen.Choose(0, 1000).Select(value => value / 1000f)),
        (1, Gen.Elements(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -5f, 7e30f, float.Epsilon))
    );

    private static readonly Gen<DetectionOptions> Options =
        from shape in Gen.Elements(RegionShape.Quad, RegionShape.Polygon)
        from score in Gen.Elements(ScoreMode.Fast, ScoreMode.Slow)
        from flags in Gen.Elements(false, true).Two()
        from ratios in Gen.Choose(0, 100).Three()
        from candidates in Gen.Elements(1, 3, 1000)
        select new DetectionOptions
        {
            Shape = shape,
            ScoreMode = score,
            UseDilation = flags.Item1,
            ReferenceQuirks = flags.Item2,
            Threshold = ratios.Item1 / 100.0,
            BoxThreshold = ratios.Item2 / 150.0,
            UnclipRatio = ratios.Item3 / 10.0,
            MaxCandidates = candidates,
        };

    private static readonly Gen<Map> Maps =
        from width in Gen.Choose(1, 48)
        from height in Gen.Choose(1, 48)
        from noise in Value.ArrayOf(width * height)
        from blobs in Blobs(width, height)
        from isQuiet in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from picture in Gen.OneOf(Gen.Choose(1, 100), Gen.Elements(1, 20_000)).Two()
        select new Map(Drawn(isQuiet ? new float[noise.Length] : noise, width, blobs), width, height, picture);

    [Test]
    public void Process_AnyMap_GivesRegionsInsideOfThePicture() =>
        Cases.ForAll(
            Maps.Zip(Options),
            input =>
            {
                var (map, options) = input;
                options.Validate();
                var regions = Process(map, options);

                Assert.That(regions, Has.Count.LessThanOrEqualTo(options.MaxCandidates));
                foreach (var region in regions)
                {
                    Assert.That(region.Score, Is.InRange(0, 1));
                    Assert.That(region.Outline.Select(point => point.X), Is.All.InRange(0, map.Picture.Width - 1));
                    Assert.That(region.Outline.Select(point => point.Y), Is.All.InRange(0, map.Picture.Height - 1));
                    Assert.That(options.ReferenceQuirks || Shapes.TwiceArea(region.Box) >= 0, "clockwise");
                }

                Assert.That(
                    Process(map, options).Select(region => (region.Box, region.Score)),
                    Is.EqualTo(regions.Select(region => (region.Box, region.Score))),
                    "the second time"
                );
            },
            3 * Cases.Usual
        );

    private static List<TextRegion> Process(Map map, DetectionOptions options)
    {
        using DbPostprocessor postprocessor = new(options);
        MapScale scale = new(map.Width, map.Height, map.Picture.Width, map.Picture.Height);
        return postprocessor.Process(
            new ProbabilityMap(map.Values, map.Width, map.Height),
            scale,
            map.Picture.Width,
            map.Picture.Height
        );
    }

    private static Gen<(int X, int Y, int Width, int Height, float Value)[]> Blobs(int width, int height) =>
        Gen.Choose(0, 6)
            .SelectMany(count =>
                (
                    from place in Shapes.Pixel(Math.Max(width, height))
                    from size in Gen.Choose(1, 30).Two()
                    from value in Value
                    select (place.X, place.Y, size.Item1, size.Item2, value)
                ).ArrayOf(count)
            );

    private static float[] Drawn(float[] map, int width, (int X, int Y, int Width, int Height, float Value)[] blobs)
    {
        foreach (var blob in blobs)
        {
            for (var i = 0; i < map.Length; i++)
            {
                var (x, y) = (i % width - blob.X, i / width - blob.Y);
                map[i] = x >= 0 && y >= 0 && x < blob.Width && y < blob.Height ? blob.Value : map[i];
            }
        }

        return map;
    }

    private sealed record Map(float[] Values, int Width, int Height, (int Width, int Height) Picture);
}
