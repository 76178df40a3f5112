using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet.Ocr.Tests.Imaging;

[TestFixture]
public sealed class ImageDecoderTests
{
    private static readonly string[] Samples = ["menu.png", "invoice.png", "turned.png", "upside-down.png"];

    // Files of 8 x 6 white pixels made with ImageMagick's "convert -size 8x6 xc:white".
    private static readonly Dictionary<string, string> Files = new()
    {
        ["JPEG"] =
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAAGAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
        ["GIF"] = "R0lGODlhCAAGAPAAAP///wAAACH5BAAAAAAALAAAAAAIAAYAAAIGhI+py30FADs=",
        ["WebP lossless"] = "UklGRiIAAABXRUJQVlA4TBYAAAAvB0ABAAfQ//73v/8BgCD8b5uI6H8I",
        ["WebP lossy"] = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoIAAYAAgA0JaQAA3AA/vuUAAA=",
    };

    private static IEnumerable<string> Formats => Files.Keys;

    [Test]
    public void Decode_Bitmap_GivesItsPixels()
    {
        var pixels = Pictures.Gradient(13, 7);

        using var image = ImageDecoder.Decode(Pictures.Bmp(13, 7, pixels));

        Assert.That((image.Width, image.Height), Is.EqualTo((13, 7)));
        Assert.That(image.View.Pixels.ToArray(), Is.EqualTo(pixels));
    }

    [TestCaseSource(nameof(Formats))]
    public void Decode_OtherFormats_GivesTheirPixels(string format)
    {
        using var image = ImageDecoder.Decode(Convert.FromBase64String(Files[format]));

        Assert.That((image.Width, image.Height), Is.EqualTo((8, 6)));
        Assert.That(image.View.Pixels.ToArray(), Is.All.EqualTo(255));
    }

    [Test]
    public void Decode_OnePixel_IsAPicture()
    {
        using var image = ImageDecoder.Decode(PngFile.Grey(1, 1));

        Assert.That((image.Width, image.Height), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Decode_TwentyThousandPixelsWide_IsAPicture()
    {
        using var image = ImageDecoder.Decode(PngFile.Grey(20_000, 2));

        Assert.That((image.Width, image.Height), Is.EqualTo((20_000, 2)));
    }

    [TestCase(20_001, 2, "20001 x 2", "20000")]
    [TestCase(15_000, 15_000, "15000 x 15000", "100000000")]
    [TestCase(0, 0, "0 x 0", "at least 1 x 1")]
    [TestCase(5, 0, "5 x 0", "at least 1 x 1")]
    public void Decode_SizeOutsideOfTheLimits_IsRefusedByTheHeader(int width, int height, string size, string limit)
    {
        Assert.That(
            () => ImageDecoder.Decode(PngFile.Grey(width, height)),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains(size).And.Message.Contains(limit)
        );
    }

    [Test]
    public void Decode_LimitsOfTheCaller_AreKept()
    {
        var limits = new DecodeLimits { MaxSide = 100 };

        Assert.That(
            () => ImageDecoder.Decode(PngFile.Grey(101, 5), limits),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("101 x 5")
        );
        Assert.That(
            () => ImageDecoder.Decode(PngFile.Grey(5, 5), limits with { MaxFileBytes = 20 }),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("20")
        );
        Assert.That(
            () => ImageDecoder.Decode(PngFile.Grey(5, 5), limits with { MaxPixels = 0 }),
            Throws.ArgumentException.With.Message.Contains("MaxPixels is 0")
        );
    }

    [Test]
    public void Decode_Empty_SaysSo()
    {
        Assert.That(
            () => ImageDecoder.Decode([]),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("0 bytes")
        );
    }

    [Test]
    public void Decode_Text_ShowsItsFirstBytes()
    {
        Assert.That(
            () => ImageDecoder.Decode("no picture at all"u8),
            Throws
                .InstanceOf<ImageFormatException>()
                .With.Message.Contains("6E6F207069637475")
                .And.Message.Contains("JPEG")
        );
    }

    [Test]
    public void Decode_EveryPrefixOfABitmap_IsRefused() =>
        RefusesEveryPrefix(Pictures.Bmp(9, 5, Pictures.Gradient(9, 5)));

    [Test]
    public void Decode_EveryPrefixOfAPng_IsRefused() => RefusesEveryPrefix(PngFile.Grey(20, 20));

    [TestCaseSource(nameof(Formats))]
    public void Decode_EveryPrefix_IsRefused(string format) =>
        RefusesEveryPrefix(Convert.FromBase64String(Files[format]));

    [TestCaseSource(nameof(Samples))]
    public void Decode_HalfOfASample_IsTruncated(string name)
    {
        var file = File.ReadAllBytes(RepositoryRoot.Combine("tests", "data", "pictures", name));

        Assert.That(
            () => ImageDecoder.Decode(file.AsSpan(0, file.Length / 2)),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("truncated")
        );
    }

    [Test]
    public void Decode_DamagedPixels_AreRefused()
    {
        var file = PngFile.Grey(20, 20);
        file[45] ^= 0xFF;

        Assert.That(() => ImageDecoder.Decode(file), Throws.InstanceOf<ImageFormatException>());
    }

    [TestCase("II*\0")]
    [TestCase("MM\0*")]
    public void Decode_RandomBytesBehindASignature_FailsCleanly(string signature)
    {
        var random = new Random(7);
        foreach (var start in new[] { signature, "BM", "GIF89a", "RIFF\0\0\0\0WEBPVP8 ", "\u00FF\u00D8\u00FF" })
        {
            for (var i = 0; i < 50; i++)
            {
                var file = new byte[200];
                random.NextBytes(file);
                Encoding.Latin1.GetBytes(start).CopyTo(file, 0);
                Assert.That(
                    () => ImageDecoder.Decode(file).Dispose(),
                    Throws.InstanceOf<ImageFormatException>(),
                    start
                );
            }
        }
    }

    [Test]
    public void Decode_TiffWithAStripBeyondTheEnd_IsTruncated()
    {
        Assert.That(
            () => ImageDecoder.Decode(Tiff(stripOffset: 1000)),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains("truncated")
        );
    }

    [Test]
    public void Decode_Tiff_GivesItsPixels()
    {
        using var image = ImageDecoder.Decode(Tiff(stripOffset: 200));

        Assert.That((image.Width, image.Height), Is.EqualTo((4, 2)));
        Assert.That(image.View.Pixels.ToArray(), Is.All.EqualTo(77));
    }

    [Test]
    public void Load_Folder_SaysSo()
    {
        Assert.That(
            () => ImageDecoder.Load(RepositoryRoot.Path),
            Throws.InstanceOf<UnauthorizedAccessException>().With.Message.Contains("folder")
        );
    }

    [Test]
    public void Load_MissingFile_Throws()
    {
        Assert.That(() => ImageDecoder.Load("no-such-picture.png"), Throws.InstanceOf<FileNotFoundException>());
    }

    [Test]
    public void Load_NoPicture_NamesTheFile()
    {
        var path = RepositoryRoot.Combine("PaddleInferenceNet.sln");

        Assert.That(
            () => ImageDecoder.Load(path),
            Throws.InstanceOf<ImageFormatException>().With.Message.Contains(path).And.Property("Path").EqualTo(path)
        );
    }

    [Test]
    public void Load_OrientationInTheFile_IsApplied()
    {
        using var turned = ImageDecoder.Load(SharedData.Require("images", "img_exif_orientation.jpg"));

        // Orientation 3 turns by 180 degrees, so the picture keeps its size; the file without that note is the other way up.
        var plain = File.ReadAllBytes(SharedData.Require("images", "img_exif_orientation.jpg"));
        plain.AsSpan(0, 200).Replace((byte)'E', (byte)'X');
        using var raw = ImageDecoder.Decode(plain);
        var upsideDown = raw.View.Pixels.ToArray().Chunk(3).Reverse().SelectMany(pixel => pixel);
        Assert.That((turned.Width, turned.Height), Is.EqualTo((752, 306)));
        Assert.That(turned.View.Pixels.ToArray(), Is.EqualTo(upsideDown));
    }

    private static void RefusesEveryPrefix(byte[] file)
    {
        Assert.That(() => ImageDecoder.Decode(file).Dispose(), Throws.Nothing);
        for (var length = 0; length < file.Length; length++)
        {
            Assert.That(
                () => ImageDecoder.Decode(file.AsSpan(0, length)).Dispose(),
                Throws.InstanceOf<ImageFormatException>(),
                $"{length} of {file.Length} bytes"
            );
        }
    }

    /// <summary>A grey TIFF of 4 x 2 pixels in one strip of value 77.</summary>
    private static byte[] Tiff(int stripOffset)
    {
        (int Tag, int Value)[] fields =
        [
            (256, 4),
            (257, 2),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, stripOffset),
            (277, 1),
            (278, 2),
            (279, 8),
        ];
        var file = new byte[208];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 8);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(8), (short)fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            var entry = file.AsSpan(10 + 12 * i);
            BinaryPrimitives.WriteInt16LittleEndian(entry, (short)fields[i].Tag);
            BinaryPrimitives.WriteInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], fields[i].Value);
        }

        file.AsSpan(200).Fill(77);
        return file;
    }
}
