using System.Buffers.Binary;
using System.Text;

namespace PaddleInferenceNet.Interop.Tests;

/// <summary>Builds a PE file with one section that holds nothing but import and export tables.</summary>
internal static class SmallPe
{
    private const int Header = 0x40;
    private const int Optional = Header + 24;
    private const int OptionalSize = 240;
    private const int Section = Optional + OptionalSize;
    private const int Data = 0x200;
    private const int Address = 0x1000;
    private const int Size = 0x400;
    private const int Exports = 0x100;
    private const int Names = 0x200;

    public static byte[] Build(string[] imports, string export)
    {
        var file = new byte[Data + Size];
        "MZ"u8.CopyTo(file);
        Put(file, 0x3C, Header);
        "PE"u8.CopyTo(file.AsSpan(Header));
        Put16(file, Header + 4, 0x8664);
        Put16(file, Header + 6, 1);
        Put16(file, Header + 20, OptionalSize);
        Put16(file, Optional, 0x20B);
        Put(file, Optional + 108, 2);
        Put(file, Optional + 112, Address + Exports);
        Put(file, Optional + 120, Address);
        Put(file, Section + 12, Address);
        Put(file, Section + 16, Size);
        Put(file, Section + 20, Data);
        var names = Names;
        for (var i = 0; i < imports.Length; i++)
        {
            Put(file, Data + (i * 20) + 12, Name(file, ref names, imports[i]));
        }

        Put(file, Data + Exports + 12, Name(file, ref names, "small.dll"));
        Put(file, Data + Exports + 24, 1);
        Put(file, Data + Exports + 32, Address + Exports + 40);
        Put(file, Data + Exports + 40, Name(file, ref names, export));
        return file;
    }

    private static int Name(byte[] file, ref int at, string name)
    {
        var address = Address + at;
        at += Encoding.ASCII.GetBytes(name, file.AsSpan(Data + at)) + 1;
        return address;
    }

    private static void Put(byte[] file, int at, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

    private static void Put16(byte[] file, int at, int value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);
}
