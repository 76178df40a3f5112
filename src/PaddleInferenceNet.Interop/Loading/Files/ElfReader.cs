using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace PaddleInferenceNet.Interop;

/// <summary>Reads the dynamic section of a 64-bit little-endian ELF file; numbers are those of the System V ABI.</summary>
internal sealed class ElfReader
{
    public const uint Magic = 0x464C457F;
    private const byte Class64 = 2;
    private const byte LittleEndian = 1;
    private const ushort SharedObject = 3;
    private const uint LoadSegment = 1;
    private const uint DynamicSegment = 2;
    private const int SegmentSize = 56;
    private const int EntrySize = 16;
    private const int MaxSegments = 4096;
    private const int MaxEntries = 16384;
    private const int MaxStringTable = 512 << 20;

    private enum Tag : ulong
    {
        End = 0,
        Needed = 1,
        StringTable = 5,
        StringTableSize = 10,
        SharedName = 14,
    }

    private readonly BoundedFile _file;
    private readonly List<(ulong Address, ulong Offset, ulong Size)> _loads = [];
    private ulong _dynamicOffset;
    private ulong _dynamicSize;

    private ElfReader(BoundedFile file) => _file = file;

    /// <exception cref="BadImageFormatException">It is damaged, or of another kind.</exception>
    public static LibraryFile Read(BoundedFile file) => new ElfReader(file).Read();

    private LibraryFile Read()
    {
        var ident = _file.Read(0, 16, 16);
        if (ident[4] != Class64 || ident[5] != LittleEndian || _file.UInt16(16) != SharedObject)
        {
            throw new BadImageFormatException("The file is no 64-bit little-endian shared library.");
        }

        ReadSegments();
        var entries = ReadEntries();
        var table = Single(entries, Tag.StringTable) is { } address
            ? OffsetOf(address)
            : throw BoundedFile.Bad("it has no string table");
        var size = Single(entries, Tag.StringTableSize) ?? 0;
        if (size > (ulong)_file.Length - table)
        {
            throw BoundedFile.Bad("its string table is longer than the file");
        }

        var end = table + size;
        return new LibraryFile(
            Machine(),
            Single(entries, Tag.SharedName) is { } name ? Text(table, name, end) : null,
            [
                .. entries
                    .Where(entry => entry.Tag == Tag.Needed)
                    .Take(LibraryFile.MaxNeeded)
                    .Select(entry => Text(table, entry.Value, end)),
            ],
            Mentions(table, size, LibraryFile.EmbeddedMark)
        );
    }

    private Architecture? Machine() =>
        _file.UInt16(18) switch
        {
            62 => Architecture.X64,
            183 => Architecture.Arm64,
            _ => null,
        };

    private void ReadSegments()
    {
        var start = _file.UInt64(32);
        var count = _file.UInt16(56);
        if (_file.UInt16(54) != SegmentSize || count > MaxSegments)
        {
            throw BoundedFile.Bad($"{count} program headers of {_file.UInt16(54)} bytes");
        }

        for (var i = 0u; i < count; i++)
        {
            var at = checked(start + (i * SegmentSize));
            var kind = _file.UInt32(at);
            var (offset, address, size) = (_file.UInt64(at + 8), _file.UInt64(at + 16), _file.UInt64(at + 32));
            if (kind == LoadSegment)
            {
                _loads.Add((address, offset, size));
            }
            else if (kind == DynamicSegment)
            {
                (_dynamicOffset, _dynamicSize) = (offset, size);
            }
        }
    }

    private List<(Tag Tag, ulong Value)> ReadEntries()
    {
        if (_dynamicSize == 0)
        {
            throw BoundedFile.Bad("it has no dynamic section");
        }

        List<(Tag, ulong)> entries = [];
        var bytes = _file.Read(_dynamicOffset, _dynamicSize, MaxEntries * EntrySize);
        for (var at = 0; at + EntrySize <= bytes.Length; at += EntrySize)
        {
            var tag = (Tag)BitConverter.ToUInt64(bytes, at);
            if (tag == Tag.End)
            {
                break;
            }

            entries.Add((tag, BitConverter.ToUInt64(bytes, at + 8)));
        }

        return entries;
    }

    private static ulong? Single(List<(Tag Tag, ulong Value)> entries, Tag tag)
    {
        var index = entries.FindIndex(entry => entry.Tag == tag);
        return index < 0 ? null : entries[index].Value;
    }

    private string Text(ulong table, ulong offset, ulong end) =>
        offset < end - table ? _file.Name(table + offset, end) : throw BoundedFile.Bad("a name is outside its table");

    private ulong OffsetOf(ulong address)
    {
        foreach (var (start, offset, size) in _loads)
        {
            if (address >= start && address - start < size && offset <= (ulong)_file.Length)
            {
                var at = offset + (address - start);
                if (at <= (ulong)_file.Length && at >= offset)
                {
                    return at;
                }
            }
        }

        throw BoundedFile.Bad("an address is in none of its segments");
    }

    private bool Mentions(ulong table, ulong size, string name) =>
        _file.Read(table, size, MaxStringTable).AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{name}\0")) >= 0;
}
