using System.Buffers.Binary;

namespace PaddleInferenceNet;

/// <summary>
/// Holds a parameters file against its program by the head of each tensor, without reading the values. A tensor is: a
/// 32-bit version 0; a 64-bit count of LoD levels, each a 64-bit byte count and its bytes; a 32-bit version 0; a 32-bit
/// length and the TensorDesc message of that length; the values.
/// </summary>
internal sealed class ParametersCheck
{
    private const int MaxDescriptionBytes = 1 << 16;
    private const ulong MaxLodLevels = 64;

    private readonly Stream _stream;
    private readonly string _what;

    private ParametersCheck(Stream stream, string what)
    {
        _stream = stream;
        _what = what;
    }

    /// <exception cref="ModelFormatException">The stream is cut off, goes on too long, or belongs to another program.</exception>
    public static void ThrowIfBad(Stream parameters, IReadOnlyList<WeightInfo> weights, string what)
    {
        ParametersCheck check = new(parameters, what);
        for (var i = 0; i < weights.Count; i++)
        {
            if (parameters.Position == parameters.Length)
            {
                throw ModelFiles.Malformed(
                    $"{what} ends after {i} tensors; the program has {weights.Count}. The file is cut off or belongs to another program."
                );
            }

            check.ReadTensor(i, weights[i]);
        }

        if (parameters.Position < parameters.Length)
        {
            throw ModelFiles.Malformed(
                $"{what} has {parameters.Length - parameters.Position} bytes more than the {weights.Count} tensors of the program; it belongs to another program."
            );
        }
    }

    private void ReadTensor(int index, WeightInfo expected)
    {
        if (ReadUInt32() != 0)
        {
            throw Damaged(index, expected, "does not start with version 0");
        }

        var levels = ReadUInt64();
        if (levels > MaxLodLevels)
        {
            throw Damaged(index, expected, $"states {levels} LoD levels");
        }

        for (var level = 0UL; level < levels; level++)
        {
            Skip(ReadUInt64(), index, expected);
        }

        if (ReadUInt32() != 0)
        {
            throw Damaged(index, expected, "has no version 0 before its description");
        }

        var actual = ReadDescription(index, expected);
        if (actual.ByteCount < 0 || actual.ElementSize == 0)
        {
            throw Damaged(index, expected, $"is described as {actual}");
        }

        if (actual.ElementType != expected.ElementType || actual.ByteCount != expected.ByteCount)
        {
            throw ModelFiles.Malformed(
                $"{_what} does not belong to the program: tensor {index}, '{expected.Name}' in the program, is {actual}, the program says {expected}."
            );
        }

        Skip((ulong)actual.ByteCount, index, expected);
    }

    private WeightInfo ReadDescription(int index, WeightInfo expected)
    {
        var length = ReadUInt32();
        if (length > MaxDescriptionBytes)
        {
            throw Damaged(index, expected, $"states a description of {length} bytes");
        }

        var bytes = new byte[length];
        Read(bytes);
        try
        {
            return WeightInfo.Parse("", bytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            throw Damaged(index, expected, $"has a description in which {exception.Message}");
        }
    }

    private void Skip(ulong count, int index, WeightInfo expected)
    {
        var left = _stream.Length - _stream.Position;
        if (count > (ulong)left)
        {
            throw ModelFiles.Malformed(
                $"{_what} is cut off: tensor {index} ('{expected.Name}') needs {count} bytes, {left} are left."
            );
        }

        _stream.Seek((long)count, SeekOrigin.Current);
    }

    private uint ReadUInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        Read(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private ulong ReadUInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Read(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private void Read(Span<byte> bytes)
    {
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw ModelFiles.Malformed($"{_what} is cut off in the head of a tensor, at byte {_stream.Length}.");
        }
    }

    private ModelFormatException Damaged(int index, WeightInfo expected, string how) =>
        ModelFiles.Malformed(
            $"{_what} is damaged or no parameters file: tensor {index} ('{expected.Name}'), before byte {_stream.Position}, {how}."
        );
}
