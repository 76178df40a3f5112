namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>GIF 87a and 89a: a screen descriptor, then extensions and frames made of sub-blocks, up to the trailer.</summary>
internal sealed class GifFormat : ImageFormat
{
    private const int ScreenDescriptorEnd = 13;
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const byte Trailer = 0x3B;

    public override string Name => "GIF";

    protected override bool Matches(ReadOnlySpan<byte> file) =>
        file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        return new ImageSize(reader.UInt16(6), reader.UInt16(8));
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        var offset = ScreenDescriptorEnd + PaletteBytes(reader.Byte(10));
        while (true)
        {
            switch (reader.Byte(offset))
            {
                case Trailer:
                    return;
                case Extension:
                    offset = SkipSubBlocks(reader, offset + 2);
                    break;
                case Frame:
                    offset = SkipSubBlocks(reader, offset + 11 + PaletteBytes(reader.Byte(offset + 9)));
                    break;
                default:
                    throw Invalid("neither a frame, an extension nor the end is found", offset);
            }
        }
    }

    private static long PaletteBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3L << ((flags & 0x07) + 1);

    private static long SkipSubBlocks(ByteReader reader, long offset)
    {
        for (int length; (length = reader.Byte(offset)) != 0; )
        {
            offset += 1 + length;
        }

        return offset + 1;
    }
}
