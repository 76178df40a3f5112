using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>Names that a 64-bit little-endian ELF library defines for others; numbers are those of the System V ABI.</summary>
internal static class ElfExports
{
    private const uint DynamicSymbols = 11;
    private const int SymbolSize = 24;

    public static HashSet<string> Of(string path)
    {
        using var file = File.OpenRead(path);
        var header = Read(file, 0, 64);
        var sectionSize = UInt16(header, 58);
        var sections = Read(file, UInt64(header, 40), sectionSize * UInt16(header, 60));
        HashSet<string> names = new(StringComparer.Ordinal);
        for (var at = 0; at < sections.Length; at += sectionSize)
        {
            if (UInt32(sections, at + 4) == DynamicSymbols)
            {
                var symbols = ReadSection(file, sections, at);
                var texts = ReadSection(file, sections, (int)UInt32(sections, at + 40) * sectionSize);
                AddDefined(symbols, texts, names);
            }
        }

        return names;
    }

    // A symbol of section 0 is one that the library itself needs.
    private static void AddDefined(byte[] symbols, byte[] texts, HashSet<string> names)
    {
        for (var at = 0; at < symbols.Length; at += SymbolSize)
        {
            var start = (int)UInt32(symbols, at);
            if (UInt16(symbols, at + 6) != 0 && start > 0)
            {
                names.Add(Encoding.ASCII.GetString(texts, start, Array.IndexOf(texts, (byte)0, start) - start));
            }
        }
    }

    private static byte[] ReadSection(FileStream file, byte[] sections, int at) =>
        Read(file, UInt64(sections, at + 24), checked((int)UInt64(sections, at + 32)));

    private static byte[] Read(FileStream file, ulong offset, int count)
    {
        var bytes = new byte[count];
        file.Position = (long)offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort UInt16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint UInt32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static ulong UInt64(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
