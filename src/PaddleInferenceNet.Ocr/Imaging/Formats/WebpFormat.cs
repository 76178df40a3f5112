namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>WebP: a RIFF container whose first chunk is a lossy, lossless or extended picture (RFC 9649).</summary>
internal sealed class WebpFormat : ImageFormat
{
    private const int FirstChunk = 12;
    private const int Payload = FirstChunk + 8;

    public override string Name => "WebP";

    protected override bool Matches(ReadOnlySpan<byte> file) =>
        file.Length >= FirstChunk && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        var chunk = reader.Slice(FirstChunk, 4);
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return new ImageSize(reader.UInt24(Payload + 4) + 1, reader.UInt24(Payload + 7) + 1);
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = reader.UInt32(Payload + 1);
            return new ImageSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }

        if (chunk.SequenceEqual("VP8 "u8))
        {
            return new ImageSize(reader.UInt16(Payload + 6) & 0x3FFF, reader.UInt16(Payload + 8) & 0x3FFF);
        }

        throw Invalid("the first chunk is no picture", FirstChunk);
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        reader.RequireEnd(8 + reader.UInt32(4));
    }
}
