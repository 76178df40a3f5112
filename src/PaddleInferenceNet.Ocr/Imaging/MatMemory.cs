using System.Buffers;
using OpenCvSharp;

namespace PaddleInferenceNet.Ocr.Imaging;

/// <summary>The pixels of a matrix of the imaging library as memory; owns the matrix.</summary>
internal sealed class MatMemory : MemoryManager<byte>
{
    private readonly Mat _mat;

    public MatMemory(Mat mat)
    {
        if (!mat.IsContinuous())
        {
            throw new ArgumentException("The rows of the matrix have gaps.", nameof(mat));
        }

        _mat = mat;
    }

    public override unsafe Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_mat.IsDisposed, this);
        return new Span<byte>(_mat.DataPointer, checked((int)(_mat.Total() * _mat.ElemSize())));
    }

    public override unsafe MemoryHandle Pin(int elementIndex = 0) => new(_mat.DataPointer + elementIndex);

    public override void Unpin()
    {
        // Native memory does not move.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _mat.Dispose();
        }
    }
}
