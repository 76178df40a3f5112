using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>One-dimensional little-endian float32 arrays in NumPy's file format, versions 1 to 3.</summary>
public static class NumpyFile
{
    /// <summary>All values of a file, in order.</summary>
    /// <exception cref="InvalidDataException">The file is no such array.</exception>
    public static float[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes[1..].StartsWith("NUMPY"u8))
        {
            throw new InvalidDataException($"'{path}' is no NumPy file.");
        }

        var (start, length) =
            bytes[6] == 1
                ? (10, BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
                : (12, BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]));
        var header = Encoding.ASCII.GetString(bytes.Slice(start, length));
        var values = bytes[(start + length)..];
        var count = values.Length / sizeof(float);
        if (
            !header.Contains("'<f4'", StringComparison.Ordinal)
            || !header.Contains($"({count},)", StringComparison.Ordinal)
        )
        {
            throw new InvalidDataException($"'{path}' is no one-dimensional float32 array of {count} values: {header}");
        }

        var array = new float[count];
        for (var i = 0; i < count; i++)
        {
            array[i] = BinaryPrimitives.ReadSingleLittleEndian(values[(i * sizeof(float))..]);
        }

        return array;
    }
}
