using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace PaddleInferenceNet.Properties.Tests.Support;

/// <summary>Random bytes, and valid ones that were changed in places.</summary>
internal static class Bytes
{
    private const int MaxEdits = 6;

    private static readonly int[] Extremes = [0, -1, 1, int.MaxValue, int.MinValue, 0x7FFF, 0xFFFF, 0x10000];

    public static Gen<byte> One { get; } = Gen.Choose(0, byte.MaxValue).Select(value => (byte)value);

    public static Gen<byte[]> UpTo(int most) => Gen.Choose(0, most).SelectMany(length => One.ArrayOf(length));

    /// <summary>Valid bytes with 1 to 6 places changed, cut, repeated or put in.</summary>
    /// <param name="valid">The bytes.</param>
    /// <param name="head">How many of them, from the beginning, most changes are made in.</param>
    public static Gen<byte[]> Mutated(byte[] valid, int head = int.MaxValue) =>
        Gen.Choose(1, MaxEdits)
            .SelectMany(count => Edit(Math.Min(head, valid.Length)).ArrayOf(count))
            .Select(edits => edits.Aggregate(valid, (bytes, edit) => edit(bytes)));

    private static Gen<Func<byte[], byte[]>> Edit(int head)
    {
        var place = Gen.Frequency((4, Gen.Choose(0, head)), (1, Gen.Choose(0, int.MaxValue)));
        return Gen.Frequency(
            (4, place.SelectMany(at => One.Select(value => Function(bytes => Replace(bytes, at, [value]))))),
            (2, place.SelectMany(at => Gen.Choose(0, 7).Select(bit => Function(bytes => Flip(bytes, at, bit))))),
            (
                2,
                place.SelectMany(at =>
                    Gen.Elements(Extremes).Select(number => Function(bytes => Put(bytes, at, number)))
                )
            ),
            (1, place.Select(at => Function(bytes => bytes[..Within(bytes, at)]))),
            (1, place.SelectMany(at => Gen.Choose(1, 64).Select(count => Function(bytes => Remove(bytes, at, count))))),
            (1, place.SelectMany(at => Gen.Choose(1, 64).Select(count => Function(bytes => Repeat(bytes, at, count))))),
            (1, place.SelectMany(at => UpTo(16).Select(more => Function(bytes => Insert(bytes, at, more)))))
        );
    }

    private static Func<byte[], byte[]> Function(Func<byte[], byte[]> edit) => edit;

    private static int Within(byte[] bytes, int place) => bytes.Length == 0 ? 0 : place % bytes.Length;

    private static byte[] Replace(byte[] bytes, int place, ReadOnlySpan<byte> values)
    {
        var copy = bytes.ToArray();
        var at = Within(bytes, place);
        values[..Math.Min(values.Length, copy.Length - at)].CopyTo(copy.AsSpan(at));
        return copy;
    }

    private static byte[] Flip(byte[] bytes, int place, int bit) =>
        bytes.Length == 0 ? bytes : Replace(bytes, place, [(byte)(bytes[Within(bytes, place)] ^ (1 << bit))]);

    private static byte[] Put(byte[] bytes, int place, int number)
    {
        Span<byte> field = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(field, number);
        return Replace(bytes, place, field);
    }

    private static byte[] Remove(byte[] bytes, int place, int count)
    {
        var at = Within(bytes, place);
        return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + count)..]];
    }

    private static byte[] Repeat(byte[] bytes, int place, int count)
    {
        var at = Within(bytes, place);
        return Insert(bytes, at, bytes[at..Math.Min(bytes.Length, at + count)]);
    }

    private static byte[] Insert(byte[] bytes, int place, byte[] more)
    {
        var at = Within(bytes, place);
        return [.. bytes[..at], .. more, .. bytes[at..]];
    }
}
