using System.Text;

namespace PaddleInferenceNet;

/// <summary>
/// Passes a tar file on to its reader, and refuses what would make that reader take memory for nothing: it takes as much
/// for a long name or a list of attributes as the header before it says, up to 2 GB, whether or not as much follows.
/// </summary>
/// <remarks>
/// A size in a list of attributes, which stands in for that of the next header, is refused as well: it is needed for files
/// beyond 8 GiB only, and the place of the header behind the file would no longer be known here.
/// </remarks>
internal sealed class BoundedTarStream(Stream archive) : Stream
{
    /// <summary>Most bytes of a long name or a list of attributes.</summary>
    public const int MaxMetadataBytes = 64 * 1024;

    private const int BlockBytes = 512;
    private const int SizePlace = 124;
    private const int SizeLength = 12;
    private const int TypePlace = 156;
    private const byte Binary = 0x80;

    private readonly byte[] _header = new byte[BlockBytes];
    private readonly MemoryStream _attributes = new();
    private int _headerBytes;
    private long _contentBytes;
    private bool _isMetadata;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">A header says too much.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = archive.Read(buffer);
        Follow(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await archive.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Follow(buffer.Span[..count]);
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _attributes.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = (int)Math.Min(bytes.Length, _contentBytes > 0 ? _contentBytes : BlockBytes - _headerBytes);
            if (_contentBytes > 0)
            {
                FollowContent(bytes[..count]);
            }
            else
            {
                bytes[..count].CopyTo(_header.AsSpan(_headerBytes));
                _headerBytes += count;
                CloseHeader();
            }

            bytes = bytes[count..];
        }
    }

    private void FollowContent(ReadOnlySpan<byte> bytes)
    {
        _contentBytes -= bytes.Length;
        if (!_isMetadata)
        {
            return;
        }

        _attributes.Write(bytes);
        if (_contentBytes == 0)
        {
            var text = Encoding.Latin1.GetString(_attributes.GetBuffer(), 0, (int)_attributes.Length);
            _attributes.SetLength(0);
            if (text.Contains(" size=", StringComparison.Ordinal))
            {
                throw new InvalidDataException("the attributes of a file state a size of their own");
            }
        }
    }

    private void CloseHeader()
    {
        if (_headerBytes < BlockBytes)
        {
            return;
        }

        _headerBytes = 0;
        var size = Size(_header.AsSpan(SizePlace, SizeLength));
        _isMetadata = (char)_header[TypePlace] is 'x' or 'g' or 'L' or 'K';
        if (_isMetadata && size > MaxMetadataBytes)
        {
            throw new InvalidDataException(
                $"a header announces {size} bytes of names or attributes, more than {MaxMetadataBytes}"
            );
        }

        _contentBytes = (Math.Min(size, long.MaxValue - BlockBytes) + BlockBytes - 1) / BlockBytes * BlockBytes;
    }

    // Digits of base 8, or where the first bit is set a number of base 256.
    private static long Size(ReadOnlySpan<byte> field)
    {
        var size = 0L;
        if (field[0] >= Binary)
        {
            foreach (var value in field[4..])
            {
                size = (size << 8) | value;
            }

            return field[0] == Binary && size >= 0 ? size : long.MaxValue;
        }

        foreach (var digit in field)
        {
            size = digit is >= (byte)'0' and <= (byte)'7' ? (size << 3) + digit - '0' : size;
        }

        return size;
    }
}
