namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>TIFF 6.0: a directory of tagged fields that says how large the first page is and where its strips or tiles lie.</summary>
internal sealed class TiffFormat : ImageFormat
{
    private const int EntryBytes = 12;
    private const int Width = 256;
    private const int Height = 257;
    private const int StripOffsets = 273;
    private const int StripByteCounts = 279;
    private const int TileOffsets = 324;
    private const int TileByteCounts = 325;

    public override string Name => "TIFF";

    protected override bool Matches(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Open(file);
        return new ImageSize(Value(reader, Require(reader, Width), 0), Value(reader, Require(reader, Height), 0));
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Open(file);
        var isTiled = Find(reader, TileOffsets) is not null;
        var offsets = Require(reader, isTiled ? TileOffsets : StripOffsets);
        var counts = Require(reader, isTiled ? TileByteCounts : StripByteCounts);
        if (offsets.Count != counts.Count)
        {
            throw Invalid($"{offsets.Count} pieces have {counts.Count} lengths", counts.Offset);
        }

        for (long i = 0; i < offsets.Count; i++)
        {
            reader.RequireEnd(Value(reader, offsets, i) + Value(reader, counts, i));
        }
    }

    private ByteReader Open(ReadOnlySpan<byte> file) => Read(file, bigEndian: file[0] == (byte)'M');

    private Field Require(ByteReader reader, int tag) =>
        Find(reader, tag) ?? throw Invalid($"field {tag} is missing in the directory", reader.UInt32(4));

    private static Field? Find(ByteReader reader, int tag)
    {
        var directory = reader.UInt32(4);
        var count = reader.UInt16(directory);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + (long)i * EntryBytes;
            if (reader.UInt16(entry) == tag)
            {
                return ToField(reader, entry);
            }
        }

        return null;
    }

    private static Field ToField(ByteReader reader, long entry)
    {
        const int Short = 3;
        var valueBytes = reader.UInt16(entry + 2) == Short ? 2 : 4;
        var count = reader.UInt32(entry + 4);
        // Values that fit into four bytes stand in the entry itself.
        var offset = count * valueBytes <= 4 ? entry + 8 : reader.UInt32(entry + 8);
        reader.RequireEnd(offset + count * valueBytes);
        return new Field(offset, count, valueBytes);
    }

    private static long Value(ByteReader reader, Field field, long index)
    {
        var offset = field.Offset + index * field.ValueBytes;
        return field.ValueBytes == 2 ? reader.UInt16(offset) : reader.UInt32(offset);
    }

    private readonly record struct Field(long Offset, long Count, int ValueBytes);
}
