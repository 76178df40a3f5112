using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>Builds one message: its length, its kind, and little-endian values in a fixed order. It is used again and again.</summary>
internal sealed class MessageWriter
{
    /// <summary>Bytes before the content: the length of the content and the kind.</summary>
    public const int HeaderLength = 5;

    /// <summary>Most bytes of the content.</summary>
    public const int MaxLength = 1 << 20;

    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>The finished message.</summary>
    public ReadOnlySpan<byte> Message
    {
        get
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length - HeaderLength);
            return _bytes.AsSpan(0, _length);
        }
    }

    public MessageWriter Begin(MessageKind kind)
    {
        _length = HeaderLength;
        _bytes[HeaderLength - 1] = (byte)kind;
        return this;
    }

    public MessageWriter Byte(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    public MessageWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);
        return this;
    }

    public MessageWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);
        return this;
    }

    public MessageWriter Bytes(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        value.CopyTo(Take(value.Length));
        return this;
    }

    public MessageWriter Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a text that may be cut off, such as a message of the library.</summary>
    public MessageWriter LongText(string value, int mostCharacters) =>
        Text(value.Length > mostCharacters ? value[..mostCharacters] : value);

    /// <summary>Writes a rank and dimensions.</summary>
    public MessageWriter Shape(ReadOnlySpan<int> shape)
    {
        Byte(checked((byte)shape.Length));
        foreach (var dimension in shape)
        {
            Int32(dimension);
        }

        return this;
    }

    /// <summary>Writes levels of sequence offsets.</summary>
    public MessageWriter Levels(long[][] levels)
    {
        Byte(checked((byte)levels.Length));
        foreach (var level in levels)
        {
            Int32(level.Length);
            foreach (var offset in level)
            {
                Int64(offset);
            }
        }

        return this;
    }

    private Span<byte> Take(int count)
    {
        if (count > MaxLength - (_length - HeaderLength))
        {
            throw new PaddleException(
                PaddleErrorCode.InvalidArgument,
                nameof(MessageWriter),
                $"A message between host and worker has at most {MaxLength} bytes besides the tensors; sequences or settings are too long."
            );
        }

        if (_bytes.Length < _length + count)
        {
            Array.Resize(ref _bytes, Math.Max(_length + count, _bytes.Length * 2));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
