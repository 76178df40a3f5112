namespace PaddleInferenceNet.Ocr.Imaging.Formats;

/// <summary>Windows bitmap: a file header with the place of the pixels, then a header with their size.</summary>
internal sealed class BmpFormat : ImageFormat
{
    private const int CoreHeader = 12;
    private const int RunLength8 = 1;
    private const int RunLength4 = 2;

    public override string Name => "BMP";

    protected override bool Matches(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8);

    public override ImageSize ReadSize(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        return reader.UInt32(14) == CoreHeader
            ? new ImageSize(reader.UInt16(18), reader.UInt16(20))
            // A negative height stands for rows from top to bottom.
            : new ImageSize((int)reader.UInt32(18), Math.Abs((long)(int)reader.UInt32(22)));
    }

    public override void RequireComplete(ReadOnlySpan<byte> file)
    {
        var reader = Read(file, bigEndian: false);
        var isCore = reader.UInt32(14) == CoreHeader;
        var pixels = reader.UInt32(10);
        var compression = isCore ? 0 : reader.UInt32(30);
        if (compression is RunLength8 or RunLength4)
        {
            reader.RequireEnd(pixels + Math.Max(1, reader.UInt32(34)));
            return;
        }

        var size = ReadSize(file);
        var bitsPerPixel = reader.UInt16(isCore ? 24 : 28);
        var strideBytes = (size.Width * bitsPerPixel + 31) / 32 * 4;
        reader.RequireEnd(pixels + strideBytes * size.Height);
    }
}
