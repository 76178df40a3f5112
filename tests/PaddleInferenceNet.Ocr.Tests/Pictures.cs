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
}
