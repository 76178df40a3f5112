namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>PNG (ISO/IEC 15948): a signature, then chunks of length, type, data and checksum up to <c>IEND</c>.</summary>
internal sealed class PngFormat : ImageFormat
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    public override string Name => "PNG";

    protected override bool Matches(ReadOnlySpan<byte> file) =>
        file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: true);
        if (!reader.Slice(SignatureLength + 4, 4).SequenceEqual("IHDR"u8))
        {
            throw Invalid("the first chunk is not IHDR", SignatureLength + 4);
        }

        return new ImageSize(reader.UInt32(SignatureLength + 8), reader.UInt32(SignatureLength + 12));
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: true);
        for (long offset = SignatureLength; ; )
        {
            var end = offset + ChunkOverhead + reader.UInt32(offset);
            reader.RequireEnd(end);
            if (reader.Slice(offset + 4, 4).SequenceEqual("IEND"u8))
            {
                return;
            }

            offset = end;
        }
    }
}
