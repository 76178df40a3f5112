using System.Buffers.Binary;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>Makes picture files out of parts of pictures.</summary>
internal static class BmpFile
{
    private const int HeaderBytes = 54;

    /// <summary>A part of a picture as a bitmap with rows from top to bottom.</summary>
    public static byte[] Cut(byte[] picture, int left, int top, int width, int height)
    {
        using var image = ImageDecoder.Decode(picture);
        var stride = (width * ImageView.Channels + 3) / 4 * 4;
        var file = new byte[HeaderBytes + (stride * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), -height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        for (var y = 0; y < height; y++)
        {
            image
                .View.Row(top + y)
                .Slice(left * ImageView.Channels, width * ImageView.Channels)
                .CopyTo(file.AsSpan(HeaderBytes + (y * stride)));
        }

        return file;
    }
}
