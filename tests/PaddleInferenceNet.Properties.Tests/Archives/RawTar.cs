using System.Text;

namespace PaddleInferenceNet.Properties.Tests.Archives;

/// <summary>Writes tar files with any header, which no writer of a library would.</summary>
internal static class RawTar
{
    private const int BlockBytes = 512;
    private const int SizeDigits = 11;

    public static byte[] Of(IEnumerable<RawEntry> entries, bool hasEnd)
    {
        using MemoryStream archive = new();
        foreach (var entry in entries)
        {
            archive.Write(Header(entry));
            archive.Write(entry.Content);
            archive.Write(new byte[(BlockBytes - (entry.Content.Length % BlockBytes)) % BlockBytes]);
        }

        archive.Write(new byte[hasEnd ? 2 * BlockBytes : 0]);
        return archive.ToArray();
    }

    private static byte[] Header(RawEntry entry)
    {
        var header = new byte[BlockBytes];
        Put(header, 0, 100, entry.Name);
        Put(header, 100, 8, "0000644");
        Put(header, 124, 12, Convert.ToString(entry.Declared, 8).PadLeft(SizeDigits, '0'));
        Put(header, 136, 12, "00000000000");
        header[156] = (byte)entry.Type;
        Put(header, 157, 100, entry.Link);
        Put(header, 257, 8, "ustar\000");
        Put(header, 148, 8, "        ");
        var sum = header.Sum(value => value) + (entry.IsSound ? 0 : 1);
        Put(header, 148, 8, Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ");
        return header;
    }

    private static void Put(byte[] header, int place, int length, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan(0, Math.Min(length, bytes.Length)).CopyTo(header.AsSpan(place));
    }
}
