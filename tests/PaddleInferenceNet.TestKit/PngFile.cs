using System.Buffers.Binary;
using System.IO.Compression;

namespace PaddleInferenceNet.TestKit;

/// <summary>Writes PNG files of any size, allowed or not.</summary>
public static class PngFile
{
    private const uint Polynomial = 0xEDB88320;
    private const int MostWritten = 25_000;

    /// <summary>A picture of one shade as a PNG file of 8-bit grey.</summary>
    /// <param name="width">As the header says it; 0, which PNG forbids, is written as well.</param>
    /// <param name="height">Likewise. Of a side above 25000 only that much is written.</param>
    /// <param name="shade">0 is black, 255 white.</param>
    public static byte[] Grey(int width, int height, byte shade = byte.MaxValue)
    {
        using MemoryStream file = new();
        file.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(Math.Min(width, MostWritten), Math.Min(height, MostWritten), shade));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int width, int height, byte shade)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Fastest))
        {
            // A row begins with the number of its filter; 0 is none.
            var row = new byte[width + 1];
            row.AsSpan(1).Fill(shade);
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
