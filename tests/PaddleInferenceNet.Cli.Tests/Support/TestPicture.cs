using System.Buffers.Binary;
using System.IO.Compression;

namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>Pictures: those of the repository, and white PNG files of any size.</summary>
internal static class TestPicture
{
    private const uint Polynomial = 0xEDB88320;

    public static string Menu { get; } = Path("menu.png");
    public static string Invoice { get; } = Path("invoice.png");
    public static string UpsideDown { get; } = Path("upside-down.png");

    /// <summary>A white picture as a PNG file of 8-bit grey. Sizes of 0, which PNG forbids, are written as well.</summary>
    public static byte[] White(int width, int height)
    {
        using MemoryStream file = new();
        file.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(width, height));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static string Path(string name) => RepositoryRoot.Combine("tests", "data", "pictures", name);

    private static byte[] Compress(int width, int height)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Fastest))
        {
            // A row begins with the number of its filter; 0 is none.
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(byte.MaxValue);
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. type, .. data];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        file.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return ~crc;
    }
}
