using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace PaddleInferenceNet.Tests.Natives;

/// <summary>Archives laid out as the official ones, made for tests.</summary>
internal static class TestArchive
{
    public const string Library = "libpaddle_inference_c.so";

    public static readonly byte[] Code = [.. Enumerable.Range(0, 400_000).Select(i => (byte)(i * i >> 7))];

    /// <summary>The parts of a whole archive below a folder, an empty one for none, with links between versions of a library.</summary>
    public static TarEntry[] Whole(string top, byte[]? library = null) =>
        [
            File($"{top}version.txt", "WITH_MKL: ON\n"u8),
            File($"{top}paddle/include/pd_inference_api.h", "#pragma once\n"u8),
            File($"{top}paddle/lib/{Library}", library ?? Code),
            File($"{top}third_party/install/mkldnn/lib/libdnnl.so.3.2", "dnnl"u8),
            Link($"{top}third_party/install/mkldnn/lib/libdnnl.so.3", "libdnnl.so.3.2"),
            Link($"{top}third_party/install/mkldnn/lib/libdnnl.so", "libdnnl.so.3"),
        ];

    public static byte[] Tgz(params TarEntry[] entries)
    {
        using MemoryStream archive = new();
        using (GZipStream packed = new(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (TarWriter writer = new(packed, TarEntryFormat.Pax))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return archive.ToArray();
    }

    public static byte[] Zip(params (string Path, byte[] Content)[] files)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    public static TarEntry File(string path, ReadOnlySpan<byte> content) =>
        new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content.ToArray()) };

    public static TarEntry Link(string path, string target, TarEntryType type = TarEntryType.SymbolicLink) =>
        new PaxTarEntry(type, path) { LinkName = target };

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
