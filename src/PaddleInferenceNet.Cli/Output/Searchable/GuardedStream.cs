using System.Runtime.ExceptionServices;

namespace PaddleInferenceNet.Cli.Output.Searchable;

/// <summary>
/// A stream that native code writes to, through which no exception can pass: the first one is kept for
/// <see cref="ThrowIfFailed"/>, and what is written after it is dropped.
/// </summary>
internal sealed class GuardedStream(AtomicFile file) : Stream
{
    private ExceptionDispatchInfo? _failure;
    private long _length;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Throws what kept an earlier write from the file.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _length += count;
        if (_failure is not null)
        {
            return;
        }

        try
        {
            file.Append(buffer.AsSpan(offset, count));
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
