using OpenCvSharp;

namespace PaddleInferenceNet.Soak.Pictures;

/// <summary>Pictures of sizes and kinds that a set of files does not have, the same each time.</summary>
internal static class MadePictures
{
    private const int Seed = 20_080_915;
    private const int Scaled = 8;
    private const int Tilted = 4;
    private static readonly Scalar White = Scalar.All(255);

    private static readonly Size[] Tiny =
    [
        new(1, 1),
        new(2, 3),
        new(16, 16),
        new(31, 33),
        new(200, 3),
        new(3, 200),
        new(64, 64),
    ];

    private static readonly (Size Size, int Grey)[] Empty =
    [
        (new(640, 480), 255),
        (new(33, 47), 0),
        (new(1200, 900), 128),
        (new(2000, 40), 255),
    ];

    /// <summary>Made from pictures with text, which they are parts, copies and views of.</summary>
    public static IEnumerable<SoakPicture> Of(IReadOnlyList<SoakPicture> sources)
    {
        Mat[] texts = [.. sources.Select(source => Cv2.ImDecode(source.File, ImreadModes.Color))];
        try
        {
            Random random = new(Seed);
            return
            [
                .. Tiny.Select((size, i) => Finish($"tiny {i}", Noise(size, random))),
                .. Empty.Select((item, i) => Finish($"empty {i}", Plain(item.Size, Scalar.All(item.Grey)))),
                .. Enumerable.Range(0, Scaled).Select(i => Finish($"scaled {i}", Scale(Pick(texts, random), random))),
                .. Enumerable.Range(0, Tilted).Select(i => Finish($"tilted {i}", Tilt(Pick(texts, random), random))),
                .. Enum.GetValues<RotateFlags>().Select(turn => Finish($"turned {turn}", Turn(texts[0], turn))),
                Finish("many lines, small", Tile(texts[0], new Size(1000, 1400), 0.4)),
                Finish("many lines, wide", Tile(texts[^1], new Size(1800, 700), 0.6)),
                Finish("large, full", Tile(texts[0], new Size(3000, 2200), 1.5)),
                Finish("large, sparse", Place(texts[1 % texts.Length], new Size(4000, 3000))),
                Finish("strip, long", Tile(texts[0], new Size(3000, 64), 0.5)),
                Finish("strip, high", Tile(texts[0], new Size(60, 1200), 0.5)),
            ];
        }
        finally
        {
            Array.ForEach(texts, text => text.Dispose());
        }
    }

    private static SoakPicture Finish(string name, Mat picture)
    {
        using (picture)
        {
            return new SoakPicture($"made: {name}", picture.ToBytes(".png"), picture.Width * picture.Height);
        }
    }

    private static Mat Pick(Mat[] texts, Random random) => texts[random.Next(texts.Length)];

    private static Mat Plain(Size size, Scalar colour) => new(size, MatType.CV_8UC3, colour);

    private static Mat Noise(Size size, Random random)
    {
        var picture = Plain(size, White);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                picture.Set(y, x, new Vec3b((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
            }
        }

        return picture;
    }

    private static Mat Scale(Mat text, Random random)
    {
        var factor = 0.3 + (1.3 * random.NextDouble());
        return text.Resize(default, factor, factor, InterpolationFlags.Linear);
    }

    private static Mat Tilt(Mat text, Random random)
    {
        Mat tilted = new();
        using var matrix = Cv2.GetRotationMatrix2D(
            new Point2f(text.Width / 2f, text.Height / 2f),
            (40 * random.NextDouble()) - 20,
            0.8
        );
        Cv2.WarpAffine(text, tilted, matrix, text.Size(), InterpolationFlags.Linear, BorderTypes.Constant, White);
        return tilted;
    }

    private static Mat Turn(Mat text, RotateFlags turn)
    {
        Mat turned = new();
        Cv2.Rotate(text, turned, turn);
        return turned;
    }

    private static Mat Tile(Mat text, Size size, double factor)
    {
        using var tile = text.Resize(default, factor, factor, InterpolationFlags.Area);
        using var tiled = tile.Repeat((size.Height / tile.Height) + 1, (size.Width / tile.Width) + 1);
        using var part = new Mat(tiled, new Rect(new Point(), size));
        return part.Clone();
    }

    private static Mat Place(Mat text, Size size)
    {
        var picture = Plain(size, White);
        using var part = new Mat(picture, new Rect(new Point(size.Width - text.Width, 0), text.Size()));
        text.CopyTo(part);
        return picture;
    }
}
