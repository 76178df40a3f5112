using System.Formats.Tar;
using System.IO.Compression;

namespace PaddleInferenceNet.Cli.Tests.Native;

/// <summary>An archive laid out as the official one of a release, made for tests.</summary>
internal static class TestNative
{
    public const string Name = "2.6.2-linux-x64-mkl";

    public static readonly string[] Choice = ["--rid", "linux-x64", "--variant", "mkl", "--version", "2.6.2"];

    /// <param name="library">The library in it; null for bytes that are none.</param>
    public static byte[] Archive(byte[]? library = null)
    {
        var code = library ?? new byte[300_000];
        if (library is null)
        {
            new Random(1).NextBytes(code);
        }

        using MemoryStream archive = new();
        using (GZipStream packed = new(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (TarWriter writer = new(packed, TarEntryFormat.Pax))
        {
            Add("paddle_inference_c/version.txt", "WITH_MKL: ON\nWITH_GPU: OFF\n"u8);
            Add("paddle_inference_c/paddle/lib/libpaddle_inference_c.so", code);
            Add("paddle_inference_c/paddle/lib/libpaddle_inference_c.a", "static"u8);
            Add("paddle_inference_c/third_party/install/mkldnn/lib/libdnnl.so.3", "dnnl"u8);

            void Add(string path, ReadOnlySpan<byte> content) =>
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content.ToArray()) }
                );
        }

        return archive.ToArray();
    }
}
