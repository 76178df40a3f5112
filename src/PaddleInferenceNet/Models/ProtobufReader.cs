using System.Text;

namespace PaddleInferenceNet;

/// <summary>Walks the fields of one protobuf message; every length is checked against what is left.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MaxVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the field that <see cref="MoveNext"/> reached.</summary>
    public int Field { get; private set; }

    /// <summary>Value of a varint field.</summary>
    public long Number { get; private set; }

    /// <summary>Content of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Content of a length-delimited field as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Goes to the next field.</summary>
    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = ReadVarint();
        Field = checked((int)(key >> 3));
        Number = 0;
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Number = (long)ReadVarint();
                break;
            case 1:
                Bytes = Take(sizeof(ulong));
                break;
            case 2:
                Bytes = Take(ReadVarint());
                break;
            case 5:
                Bytes = Take(sizeof(uint));
                break;
            default:
                throw new InvalidDataException($"the field key {key} has an unknown wire type");
        }

        return true;
    }

    /// <summary>The numbers of a repeated field, whether written one by one or packed.</summary>
    public readonly void AddNumbersTo(List<long> numbers)
    {
        if (Bytes.IsEmpty)
        {
            numbers.Add(Number);
            return;
        }

        ProtobufReader packed = new(Bytes);
        while (!packed._rest.IsEmpty)
        {
            numbers.Add((long)packed.ReadVarint());
        }
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < MaxVarintBytes && i < _rest.Length; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("a number is cut off or too long");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new InvalidDataException($"a field of {length} bytes has only {_rest.Length} left");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
