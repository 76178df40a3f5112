namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>JPEG (ITU-T T.81): marker segments, among them one frame header, and coded scans up to the end-of-image marker.</summary>
internal sealed class JpegFormat : ImageFormat
{
    private const byte Prefix = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;

    public override string Name => "JPEG";

    protected override bool Matches(ReadOnlySpan<byte> file) => file.StartsWith<byte>([Prefix, StartOfImage, Prefix]);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: true);
        for (long offset = 2; ; )
        {
            offset = SkipFill(reader, offset);
            var marker = reader.Byte(offset);
            if (IsFrame(marker))
            {
                return new ImageSize(reader.UInt16(offset + 6), reader.UInt16(offset + 4));
            }

            if (marker is StartOfScan or EndOfImage)
            {
                throw Invalid("no frame header comes before the picture", offset);
            }

            offset += 1 + reader.UInt16(offset + 1);
        }
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: true);
        for (long offset = 2; ; )
        {
            offset = SkipFill(reader, offset);
            var marker = reader.Byte(offset);
            if (marker == EndOfImage)
            {
                return;
            }

            offset += 1 + reader.UInt16(offset + 1);
            if (marker == StartOfScan)
            {
                offset = SkipScan(file, reader, offset);
            }
        }
    }

    /// <summary>C0 to CF describe a frame, except the tables C4 and CC and the extension C8.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The place of the marker code behind one or more prefix bytes.</summary>
    private long SkipFill(ByteReader reader, long offset)
    {
        if (reader.Byte(offset) != Prefix)
        {
            throw Invalid("a marker is missing", offset);
        }

        while (reader.Byte(offset) == Prefix)
        {
            offset++;
        }

        return offset;
    }

    /// <summary>The place of the first marker behind coded data, in which a prefix is followed by zero or a restart code.</summary>
    private static long SkipScan(ReadOnlySpan<byte> file, ByteReader reader, long offset)
    {
        while (true)
        {
            reader.RequireEnd(offset);
            var prefix = file[(int)offset..].IndexOf(Prefix);
            if (prefix < 0)
            {
                reader.RequireEnd(file.Length + 2L);
            }

            offset += prefix;
            var code = reader.Byte(offset + 1);
            if (code != 0 && code is < FirstRestart or > LastRestart)
            {
                return offset;
            }

            offset += 2;
        }
    }
}
