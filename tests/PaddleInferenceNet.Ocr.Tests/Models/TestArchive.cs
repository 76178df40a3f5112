using System.Formats.Tar;

namespace PaddleInferenceNet.Ocr.Tests.Models;

/// <summary>Tar files made for tests.</summary>
internal static class TestArchive
{
    /// <summary>Regular files.</summary>
    public static byte[] Of(params (string Path, byte[] Content)[] files) =>
        Of([.. files.Select(file => File(file.Path, file.Content))]);

    /// <summary>Entries of any kind.</summary>
    public static byte[] Of(params TarEntry[] entries)
    {
        using MemoryStream archive = new();
        using (TarWriter writer = new(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return archive.ToArray();
    }

    public static TarEntry File(string path, byte[] content) =>
        new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) };

    public static TarEntry Link(TarEntryType type, string path, string target) =>
        new UstarTarEntry(type, path) { LinkName = target };

    /// <summary>A model of the repository in the form in which it is published.</summary>
    public static byte[] OfModel(string folder)
    {
        var path = RepositoryRoot.Combine("third_party", "models", folder);
        return Of(
            new UstarTarEntry(TarEntryType.Directory, $"{folder}/"),
            File($"{folder}/._inference.pdmodel", [1, 2, 3]),
            File(
                $"{folder}/inference.pdiparams",
                System.IO.File.ReadAllBytes(Path.Combine(path, "inference.pdiparams"))
            ),
            File($"{folder}/inference.pdmodel", System.IO.File.ReadAllBytes(Path.Combine(path, "inference.pdmodel")))
        );
    }
}
