using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Reads imports and exports of a 64-bit PE file; numbers are those of Microsoft's PE format.</summary>
internal sealed class PeReader
{
    public const ushort Magic = 0x5A4D;
    private const uint Signature = 0x4550;
    private const ushort Optional64 = 0x20B;
    private const int SectionSize = 40;
    private const int MaxSections = 96;
    private const int ImportSize = 20;
    private const int MaxExports = 1 << 16;

    private readonly BoundedFile _file;
    private readonly List<(uint Address, uint Size, uint Offset)> _sections = [];

    private PeReader(BoundedFile file) => _file = file;

    /// <exception cref="BadImageFormatException">It is damaged, or of another kind.</exception>
    public static LibraryFile Read(BoundedFile file) => new PeReader(file).Read();

    private LibraryFile Read()
    {
        ulong header = _file.UInt32(0x3C);
        var optional = header + 24;
        if (_file.UInt32(header) != Signature || _file.UInt16(optional) != Optional64)
        {
            throw new BadImageFormatException("The file is no 64-bit PE library.");
        }

        ReadSections(optional + _file.UInt16(header + 20), _file.UInt16(header + 6));
        var directories = _file.UInt32(optional + 108);
        var exports = directories > 0 ? _file.UInt32(optional + 112) : 0;
        var imports = directories > 1 ? _file.UInt32(optional + 120) : 0;
        return new LibraryFile(
            Machine(_file.UInt16(header + 4)),
            exports == 0 ? null : NameAt(_file.UInt32(OffsetOf(exports) + 12)),
            [.. imports == 0 ? [] : Imports(imports)],
            exports != 0 && Exports(exports).Contains(LibraryFile.EmbeddedMark)
        );
    }

    private static Architecture? Machine(ushort machine) =>
        machine switch
        {
            0x8664 => Architecture.X64,
            0xAA64 => Architecture.Arm64,
            _ => null,
        };

    private void ReadSections(ulong start, int count)
    {
        if (count > MaxSections)
        {
            throw BoundedFile.Bad($"{count} sections");
        }

        for (var i = 0; i < count; i++)
        {
            var at = start + (ulong)(i * SectionSize);
            _sections.Add((_file.UInt32(at + 12), _file.UInt32(at + 16), _file.UInt32(at + 20)));
        }
    }

    private List<string> Imports(uint address)
    {
        List<string> names = [];
        for (var at = OffsetOf(address); names.Count < LibraryFile.MaxNeeded; at += ImportSize)
        {
            var name = _file.UInt32(at + 12);
            if (name == 0)
            {
                break;
            }

            names.Add(NameAt(name));
        }

        return names;
    }

    private IEnumerable<string> Exports(uint address)
    {
        var table = OffsetOf(address);
        var count = _file.UInt32(table + 24);
        if (count > MaxExports)
        {
            throw BoundedFile.Bad($"{count} exports");
        }

        var names = count == 0 ? 0 : OffsetOf(_file.UInt32(table + 32));
        for (var i = 0u; i < count; i++)
        {
            yield return NameAt(_file.UInt32(names + (4 * i)));
        }
    }

    private string NameAt(uint address) => _file.Name(OffsetOf(address), (ulong)_file.Length);

    private ulong OffsetOf(uint address)
    {
        foreach (var (start, size, offset) in _sections)
        {
            if (address >= start && address - start < size)
            {
                return (ulong)offset + (address - start);
            }
        }

        throw BoundedFile.Bad("an address is in none of its sections");
    }
}
