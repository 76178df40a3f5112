using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>Reads the content of one message. The other side is trusted as little as a file: every count is held against what is there.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> content)
{
    /// <summary>Most dimensions of a tensor.</summary>
    public const int MaxRank = 16;

    private ReadOnlySpan<byte> _rest = content;

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public byte Byte() => Take(1)[0];

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Reads a number of things that follow, each of at least so many bytes.</summary>
    /// <exception cref="InvalidDataException">There cannot be that many.</exception>
    public int Count(int leastBytes)
    {
        var count = Int32();
        return count >= 0 && count <= _rest.Length / leastBytes
            ? count
            : throw new InvalidDataException($"{count} items are announced and {_rest.Length} bytes are left");
    }

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public ReadOnlySpan<byte> Bytes() => Take(Count(1));

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Reads dimensions, none negative, into the start of an array of <see cref="MaxRank"/>.</summary>
    /// <returns>The rank.</returns>
    /// <exception cref="InvalidDataException">The rank or a dimension is out of its range, or the product is.</exception>
    public int Shape(Span<int> shape)
    {
        int rank = Byte();
        if (rank > MaxRank)
        {
            throw new InvalidDataException($"a shape has rank {rank}, above {MaxRank}");
        }

        long count = 1;
        for (var i = 0; i < rank; i++)
        {
            shape[i] = Int32();
            count *= shape[i];
            if (shape[i] < 0 || count > int.MaxValue)
            {
                throw new InvalidDataException($"a shape is {ShapeText.Of<int>(shape[..(i + 1)])}");
            }
        }

        return rank;
    }

    /// <exception cref="InvalidDataException">The message ends before.</exception>
    public long[][] Levels()
    {
        var levels = new long[Byte()][];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = new long[Count(sizeof(long))];
            for (var j = 0; j < levels[i].Length; j++)
            {
                levels[i][j] = Int64();
            }
        }

        return levels;
    }

    /// <exception cref="InvalidDataException">The type is none.</exception>
    public TensorElementType ElementType()
    {
        var type = (TensorElementType)(sbyte)Byte();
        return Enum.IsDefined(type) ? type : throw new InvalidDataException($"an element type is {(int)type}");
    }

    /// <exception cref="InvalidDataException">More follows.</exception>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException($"{_rest.Length} bytes follow the end of a message");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException($"a message ends {count - _rest.Length} bytes early");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
