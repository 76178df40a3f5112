using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Interop;

/// <summary>A file whose every read is checked against its length, since its own offsets are not to be trusted.</summary>
internal sealed class BoundedFile : IDisposable
{
    private const int MaxNameLength = 4096;
    private readonly SafeFileHandle _handle;

    public BoundedFile(string path)
    {
        _handle = File.OpenHandle(path);
        Length = RandomAccess.GetLength(_handle);
    }

    public long Length { get; }

    /// <exception cref="BadImageFormatException">The range is not within the file.</exception>
    public byte[] Read(ulong offset, ulong count, int limit)
    {
        if (count > (ulong)limit)
        {
            throw Bad($"a part of {count} bytes is more than the {limit} that are read");
        }

        if (offset > (ulong)Length || count > (ulong)Length - offset)
        {
            throw Bad($"{count} bytes at {offset} are outside the file of {Length}");
        }

        var bytes = new byte[count];
        var done = 0;
        while (done < bytes.Length)
        {
            var read = RandomAccess.Read(_handle, bytes.AsSpan(done), (long)offset + done);
            if (read == 0)
            {
                throw Bad("the file became shorter while it was read");
            }

            done += read;
        }

        return bytes;
    }

    public ushort UInt16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(Read(offset, 2, 2));

    public uint UInt32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(Read(offset, 4, 4));

    public ulong UInt64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(Read(offset, 8, 8));

    /// <summary>The text up to a NUL that must come before <paramref name="end"/>.</summary>
    public string Name(ulong offset, ulong end)
    {
        end = Math.Min(end, (ulong)Length);
        if (offset >= end)
        {
            throw Bad($"a name at {offset} is outside its table");
        }

        var bytes = Read(offset, Math.Min(end - offset, MaxNameLength), MaxNameLength);
        var length = Array.IndexOf(bytes, (byte)0);
        return length >= 0 ? Encoding.UTF8.GetString(bytes, 0, length) : throw Bad($"a name at {offset} has no end");
    }

    public static BadImageFormatException Bad(string what) => new($"The file is damaged: {what}.");

    public void Dispose() => _handle.Dispose();
}
