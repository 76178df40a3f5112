using System.Buffers.Binary;
using SkiaSharp;

namespace PaddleInferenceNet.Properties.Tests.Pictures;

/// <summary>A small valid file of each format that is read.</summary>
internal static class PictureFiles
{
    private const int Width = 24;
    private const int Height = 16;

    public static Dictionary<string, byte[]> All { get; } =
        new()
        {
            ["PNG"] = Encoded(SKEncodedImageFormat.Png),
            ["JPEG"] = Encoded(SKEncodedImageFormat.Jpeg),
            ["WebP"] = Encoded(SKEncodedImageFormat.Webp),
            ["BMP"] = Bmp(),
            ["TIFF"] = Tiff(),
            // 8 x 6 white pixels.
            ["GIF"] = Convert.FromBase64String("R0lGODlhCAAGAPAAAP///wAAACH5BAAAAAAALAAAAAAIAAYAAAIGhI+py30FADs="),
        };

    private static byte[] Encoded(SKEncodedImageFormat format)
    {
        using SKBitmap bitmap = new(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        for (var i = 0; i < Width * Height; i++)
        {
            bitmap.SetPixel(i % Width, i / Width, new SKColor((byte)(i * 3), (byte)(i * 7), (byte)(i * 11)));
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 80);
        return data.ToArray();
    }

    private static byte[] Bmp()
    {
        var file = new byte[54 + (Width * 3 * Height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), Height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        return file;
    }

    // One strip of grey, and the fields of its directory in their order.
    private static byte[] Tiff()
    {
        const int Directory = 8;
        (int Tag, int Value)[] fields =
        [
            (256, Width),
            (257, Height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, Directory + 2 + (9 * 12) + 4),
            (277, 1),
            (278, Height),
            (279, Width * Height),
        ];
        var file = new byte[fields[5].Value + (Width * Height)];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Directory);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(Directory), (short)fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            var entry = file.AsSpan(Directory + 2 + (i * 12));
            BinaryPrimitives.WriteInt16LittleEndian(entry, (short)fields[i].Tag);
            BinaryPrimitives.WriteInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], fields[i].Value);
        }

        return file;
    }
}
