using System.Buffers.Binary;

namespace PaddleInferenceNet.TestKit;

/// <summary>Raw little-endian float32 files, the form in which outputs are recorded.</summary>
public static class Float32File
{
    /// <summary>All values of a file, in order.</summary>
    /// <exception cref="InvalidDataException">The length is not a multiple of four bytes.</exception>
    public static float[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length % sizeof(float) != 0)
        {
            throw new InvalidDataException($"'{path}' has {bytes.Length} bytes, which is no multiple of 4.");
        }

        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return values;
    }
}
