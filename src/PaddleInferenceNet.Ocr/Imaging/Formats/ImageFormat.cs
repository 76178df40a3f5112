namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>What must be known of a file format before its pixels are decoded: how large it is and where it ends.</summary>
/// <remarks>Decoders tend to accept files that were cut off and leave the missing part grey; here such a file is an error.</remarks>
internal abstract class ImageFormat
{
    private static readonly ImageFormat[] Known =
    [
        new PngFormat(),
        new JpegFormat(),
        new BmpFormat(),
        new GifFormat(),
        new WebpFormat(),
        new TiffFormat(),
    ];

    public abstract string Name { get; }

    /// <summary>The format whose signature the file begins with.</summary>
    public static ImageFormat Detect(ReadOnlySpan<byte> file)
    {
        foreach (var format in Known)
        {
            if (format.Matches(file))
            {
                return format;
            }
        }

        throw new ImageFormatException(
            $"The data is not a picture: its first bytes are {Convert.ToHexString(file[..Math.Min(8, file.Length)])}; "
                + $"known are {string.Join(", ", Known.Select(format => format.Name))}."
        );
    }

    public abstract ImageSize ReadSize(ReadOnlySpan<byte> file);

    /// <summary>Throws when the file ends before the picture does.</summary>
    public abstract void RequireComplete(ReadOnlySpan<byte> file);

    protected abstract bool Matches(ReadOnlySpan<byte> file);

    protected ByteReader Read(ReadOnlySpan<byte> file, bool bigEndian) => new(file, Name, bigEndian);

    protected ImageFormatException Invalid(string what, long offset) =>
        new($"The {Name} file is damaged: {what} at byte {offset}.");
}
