using System.Buffers;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>Memory for an intermediate picture that is used again from call to call; it only grows.</summary>
internal sealed class PixelBuffer : IDisposable
{
    private byte[] _bytes = [];

    /// <summary>Bytes with undefined content, valid until the next call.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length < count)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent(count);
        }

        return _bytes.AsSpan(0, count);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
