using PaddleInferenceNet.Ocr.Imaging;
using PaddleInferenceNet.Ocr.Imaging.Formats;

namespace PaddleInferenceNet.Ocr;

/// <summary>Turns a picture file into pixels: PNG, JPEG, BMP, GIF (first frame), TIFF (first page) and WebP.</summary>
/// <remarks>
/// Pictures are decoded as colour: grey becomes three equal channels, 16 bits become 8, transparency is dropped, and the
/// orientation noted in the file (EXIF) is applied. A file that ends early is refused, even where a decoder could show a part of it.
/// </remarks>
public static class ImageDecoder
{
    /// <summary>Decodes a picture file that lies in memory.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="limits">The largest pictures accepted; <see cref="DecodeLimits.Default"/> where null.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="ImageFormatException">The data is not a complete picture of a known format, or exceeds a limit.</exception>
    public static Image Decode(ReadOnlySpan<byte> file, DecodeLimits? limits = null)
    {
        limits ??= DecodeLimits.Default;
        limits.Validate();
        RequireLength(file.Length, limits);
        var format = ImageFormat.Detect(file);
        var size = format.ReadSize(file);
        RequireSize(format, size, limits);
        format.RequireComplete(file);
        return PixelDecoder.Decode(file, format.Name, size);
    }

    /// <summary>Reads and decodes a picture file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="limits">The largest pictures accepted; <see cref="DecodeLimits.Default"/> where null.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or the path is a folder.</exception>
    /// <exception cref="ImageFormatException">As <see cref="Decode"/>; the message begins with the path.</exception>
    public static Image Load(string path, DecodeLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        limits ??= DecodeLimits.Default;
        limits.Validate();
        if (Directory.Exists(path))
        {
            throw new UnauthorizedAccessException($"'{path}' is a folder, not a picture.");
        }

        try
        {
            return Decode(ReadBounded(path, limits), limits);
        }
        catch (ImageFormatException exception)
        {
            throw new ImageFormatException($"'{path}': {exception.Message}", exception) { Path = path };
        }
    }

    private static byte[] ReadBounded(string path, DecodeLimits limits)
    {
        using var stream = File.OpenRead(path);
        if (stream.CanSeek)
        {
            RequireLength(stream.Length, limits);
        }

        // A pipe has no length, so the bound is kept while reading.
        using var content = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; (read = stream.Read(block)) > 0; )
        {
            content.Write(block, 0, read);
            RequireLength(content.Length, limits);
        }

        return content.ToArray();
    }

    private static void RequireLength(long length, DecodeLimits limits)
    {
        if (length == 0)
        {
            throw new ImageFormatException("The picture is empty (0 bytes).");
        }

        if (length > limits.MaxFileBytes)
        {
            throw new ImageFormatException(
                $"The file has {length} bytes, more than the {limits.MaxFileBytes} that are accepted."
            );
        }
    }

    private static void RequireSize(ImageFormat format, ImageSize size, DecodeLimits limits)
    {
        if (size.Width < 1 || size.Height < 1)
        {
            throw new ImageFormatException(
                $"The {format.Name} header says {size.Width} x {size.Height} pixels; a picture has at least 1 x 1."
            );
        }

        if (Math.Max(size.Width, size.Height) > limits.MaxSide)
        {
            throw new ImageFormatException(
                $"The {format.Name} header says {size.Width} x {size.Height} pixels; a side may have {limits.MaxSide}."
            );
        }

        if (size.Width * size.Height > limits.MaxPixels)
        {
            throw new ImageFormatException(
                $"The {format.Name} header says {size.Width} x {size.Height} pixels; {limits.MaxPixels} in all are accepted."
            );
        }
    }
}
