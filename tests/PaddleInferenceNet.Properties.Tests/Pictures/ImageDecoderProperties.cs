using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Imaging.Formats;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Pictures;

public sealed class ImageDecoderProperties
{
    private const int HeadBytes = 120;

    private static readonly DecodeLimits Limits = new() { MaxSide = 500, MaxPixels = 50_000 };

    private static IEnumerable<string> Formats => PictureFiles.All.Keys;

    [TestCaseSource(nameof(Formats))]
    public void Decode_Sample_IsAPicture(string format)
    {
        using var image = ImageDecoder.Decode(PictureFiles.All[format], Limits);

        Assert.That(image.Width * image.Height, Is.AnyOf(24 * 16, 8 * 6));
    }

    [TestCaseSource(nameof(Formats))]
    public void Decode_MutatedFile_IsAPictureWithinTheLimitsOrTypedFailure(string format) =>
        Cases.ForAll(Bytes.Mutated(PictureFiles.All[format], HeadBytes), AssertBounded);

    [TestCaseSource(nameof(Formats))]
    public void Decode_CutFile_IsRefused(string format)
    {
        var file = PictureFiles.All[format];
        Cases.ForAll(
            Gen.Choose(0, file.Length - 1),
            length =>
                Assert.That(
                    () => ImageDecoder.Decode(file.AsSpan(0, length), Limits),
                    Throws.TypeOf<ImageFormatException>()
                ),
            300
        );
    }

    [Test]
    public void Decode_AnyBytes_IsRefused() =>
        Cases.ForAll(
            Bytes
                .UpTo(300)
                .Where(bytes => Failures.Of<ImageFormatException>(() => ImageFormat.Detect(bytes)) is not null),
            bytes => Assert.That(() => ImageDecoder.Decode(bytes, Limits), Throws.TypeOf<ImageFormatException>())
        );

    [Test]
    public void ReadSize_AnyBytesBehindASignature_EndsWithoutMemory() =>
        Cases.ForAll(
            Gen.Elements([.. PictureFiles.All.Values])
                .SelectMany(file =>
                    Gen.OneOf(Bytes.Mutated(file, HeadBytes), Bytes.UpTo(200).Select(more => Behind(file, more)))
                ),
            file =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Failures.Of<ImageFormatException>(() =>
                {
                    var format = ImageFormat.Detect(file);
                    _ = format.ReadSize(file);
                    format.RequireComplete(file);
                });
                Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000));
            },
            10 * Cases.Usual
        );

    private static void AssertBounded(byte[] file)
    {
        Image? image = null;
        Failures.Of<ImageFormatException>(() => image = ImageDecoder.Decode(file, Limits));
        using (image)
        {
            if (image is not null)
            {
                Assert.That(Math.Max(image.Width, image.Height), Is.LessThanOrEqualTo(Limits.MaxSide));
                Assert.That((long)image.Width * image.Height, Is.InRange(1, Limits.MaxPixels));
            }
        }
    }

    private static byte[] Behind(byte[] file, byte[] more) => [.. file[..Math.Min(file.Length, 12)], .. more];
}
