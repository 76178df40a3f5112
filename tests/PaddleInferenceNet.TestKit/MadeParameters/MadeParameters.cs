using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>
/// Makes the parameter file of a program whose real weights are not at hand. The values follow from names and shapes
/// alone, so that outputs recorded from another engine can be compared. Never committed: making one takes a moment.
/// </summary>
/// <remarks>
/// Value k of a parameter is low + (high − low) · u in double, stored as float32; u is the top 24 bits of the output
/// number k + 1 of SplitMix64, seeded with the 64-bit FNV-1a hash of the name; low and high are those of
/// <see cref="ValueRange"/>.
/// </remarks>
public static class MadeParameters
{
    /// <summary>The gain of the filters where a recording names no other.</summary>
    public const double DefaultFilterGain = 1.2;

    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;
    private const ulong SplitMixStep = 0x9E3779B97F4A7C15;
    private const int HeadSize = 20;

    /// <summary>A whole parameter file.</summary>
    /// <param name="program">A program file in the form of Paddle 2.</param>
    /// <param name="filterGain">Gain of the filters of convolutions.</param>
    /// <exception cref="InvalidDataException">The bytes are no program, or one with parameters that are not float32.</exception>
    public static byte[] Make(ReadOnlySpan<byte> program, double filterGain = DefaultFilterGain)
    {
        var parameters = ProgramParameters.Read(program);
        var descriptions = parameters.Select(parameter => Describe(parameter.Dimensions)).ToArray();
        var size = parameters.Zip(descriptions, (parameter, description) => RecordSize(parameter, description)).Sum();
        var file = new byte[size];
        var rest = file.AsSpan();
        foreach (var (parameter, description) in parameters.Zip(descriptions))
        {
            rest = WriteRecord(rest, parameter, description, ValueRange.Of(parameter, filterGain));
        }

        return file;
    }

    /// <summary>The 64-bit FNV-1a hash of a name's UTF-8 bytes.</summary>
    public static ulong Hash(string name)
    {
        var hash = FnvOffset;
        foreach (var part in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ part) * FnvPrime);
        }

        return hash;
    }

    private static long RecordSize(DeclaredParameter parameter, byte[] description) =>
        HeadSize + description.Length + (parameter.ElementCount * sizeof(float));

    // Version 0, no LoD levels, version 0, the length of the description; then description and values.
    private static Span<byte> WriteRecord(
        Span<byte> target,
        DeclaredParameter parameter,
        byte[] description,
        ValueRange range
    )
    {
        BinaryPrimitives.WriteInt32LittleEndian(target[(HeadSize - sizeof(int))..], description.Length);
        description.CopyTo(target[HeadSize..]);
        var values = target[(HeadSize + description.Length)..];
        var size = checked((int)(parameter.ElementCount * sizeof(float)));
        Draw(Hash(parameter.Name), range, values[..size]);
        return values[size..];
    }

    private static void Draw(ulong seed, ValueRange range, Span<byte> values)
    {
        var width = range.High - range.Low;
        for (var state = seed; !values.IsEmpty; values = values[sizeof(float)..])
        {
            state = unchecked(state + SplitMixStep);
            var uniform = (Mix(state) >> 40) / 16777216.0;
            BinaryPrimitives.WriteSingleLittleEndian(values, (float)(range.Low + (width * uniform)));
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    // VarType.TensorDesc: field 1 the type, float32 (5), then field 2 once for each dimension.
    private static byte[] Describe(IReadOnlyList<long> dimensions)
    {
        List<byte> bytes = [0x08, 0x05];
        foreach (var dimension in dimensions)
        {
            bytes.Add(0x10);
            var rest = (ulong)dimension;
            for (; rest >= 0x80; rest >>= 7)
            {
                bytes.Add((byte)(rest | 0x80));
            }

            bytes.Add((byte)rest);
        }

        return [.. bytes];
    }
}
