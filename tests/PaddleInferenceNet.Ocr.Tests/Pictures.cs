using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PaddleInferenceNet.Ocr.Tests;

/// <summary>Small pictures and picture files made for tests.</summary>
internal static class Pictures
{
    /// <summary>A picture whose pixel (x, y) is a fixed function of its place.</summary>
    public static byte[] Gradient(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, channel) = (i / 3 % width, i / 3 / width, i % 3);
            pixels[i] = (byte)(x * 7 + y * 13 + channel * 50);
        }

        return pixels;
    }

    public static Image Solid(int width, int height, byte value)
    {
        var pixels = new byte[width * height * 3];
        pixels.AsSpan().Fill(value);
        return Image.CopyOf(new ImageView(pixels, width, height, width * 3));
    }

    /// <summary>A 24-bit bitmap with rows from bottom to top.</summary>
    public static byte[] Bmp(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var stride = (width * 3 + 3) / 4 * 4;
        var file = new byte[54 + stride * height];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        for (var y = 0; y < height; y++)
        {
            pixels.Slice(y * width * 3, width * 3).CopyTo(file.AsSpan(54 + (height - 1 - y) * stride));
        }

        return file;
    }

    /// <summary>An 8-bit grey PNG of zeros, which says that it has the given size.</summary>
    public static byte[] Png(int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Deflate(new byte[(long)Math.Min(height, 25_000) * (Math.Min(width, 25_000) + 1L)]));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
