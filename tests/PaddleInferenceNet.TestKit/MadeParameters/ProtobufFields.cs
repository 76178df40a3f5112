using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>Walks the fields of one protobuf message.</summary>
internal ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    private const int LowBits = 0x7F;

    private ReadOnlySpan<byte> _rest = message;

    public int Number { get; private set; }

    /// <summary>The value of a varint.</summary>
    public long Integer { get; private set; }

    /// <summary>The content of any other field.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <exception cref="InvalidDataException">The bytes are no protobuf message.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        Number = (int)(key >> 3);
        Integer = 0;
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Integer = (long)Varint();
                break;
            case 1:
                Bytes = Take(sizeof(ulong));
                break;
            case 2:
                Bytes = Take((int)Varint());
                break;
            case 5:
                Bytes = Take(sizeof(uint));
                break;
            default:
                throw new InvalidDataException($"Wire type {key & 7} of field {Number}.");
        }

        return true;
    }

    /// <summary>Adds the values of a repeated integer field, packed or not.</summary>
    public readonly void AddTo(List<long> values)
    {
        if (Bytes.IsEmpty)
        {
            values.Add(Integer);
            return;
        }

        ProtobufFields packed = new(Bytes);
        while (!packed._rest.IsEmpty)
        {
            values.Add((long)packed.Varint());
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & LowBits) << shift;
            if (part <= LowBits)
            {
                return value;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException($"{count} bytes are needed, {_rest.Length} are left.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
