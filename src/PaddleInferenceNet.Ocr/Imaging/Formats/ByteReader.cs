using System.Buffers.Binary;

namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>Numbers at places of a file; a place beyond the end says that the file is truncated.</summary>
internal readonly ref struct ByteReader(ReadOnlySpan<byte> file, string format, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> _file = file;

    public int Length => _file.Length;

    public byte Byte(long offset) => Slice(offset, 1)[0];

    public int UInt16(long offset)
    {
        var bytes = Slice(offset, 2);
        return bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public int UInt24(long offset)
    {
        var bytes = Slice(offset, 3);
        return bigEndian ? bytes[0] << 16 | bytes[1] << 8 | bytes[2] : bytes[2] << 16 | bytes[1] << 8 | bytes[0];
    }

    public long UInt32(long offset)
    {
        var bytes = Slice(offset, 4);
        return bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ReadOnlySpan<byte> Slice(long offset, long count)
    {
        RequireEnd(offset + count);
        return _file.Slice((int)offset, (int)count);
    }

    /// <summary>Throws unless the file has at least <paramref name="end"/> bytes.</summary>
    public void RequireEnd(long end)
    {
        if (end > _file.Length)
        {
            throw new ImageFormatException(
                $"The {format} file is truncated: it has {_file.Length} bytes and needs at least {end}."
            );
        }
    }
}
