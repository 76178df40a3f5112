using System.Formats.Tar;
using System.IO.Compression;

namespace PaddleInferenceNet;

/// <summary>What is in a tar file packed with gzip.</summary>
internal static class TarEntries
{
    /// <exception cref="InvalidDataException">It is none, is damaged, or has a device in it; thrown while it is read.</exception>
    public static IEnumerable<UnpackEntry> Read(string archive)
    {
        using var file = File.OpenRead(archive);
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        using BoundedTarStream bounded = new(unpacked);
        using TarReader reader = new(bounded);
        while (Next(reader, archive) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    yield return new UnpackEntry(entry.Name, entry.DataStream ?? Stream.Null);
                    break;
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    yield return new UnpackEntry(entry.Name, null);
                    break;
                case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                    yield return new UnpackEntry(
                        entry.Name,
                        null,
                        entry.LinkName,
                        entry.EntryType == TarEntryType.HardLink
                    );
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw new InvalidDataException(
                        $"The archive '{archive}' cannot be used: '{entry.Name}' in it is a {entry.EntryType}."
                    );
            }
        }
    }

    private static TarEntry? Next(TarReader reader, string archive)
    {
        try
        {
            return reader.GetNextEntry();
        }
        catch (Exception exception) when (ArchiveDamage.Is(exception))
        {
            throw new InvalidDataException(
                $"The archive '{archive}' cannot be used: it is no gzipped tar file, or is damaged or cut off ({exception.Message}).",
                exception
            );
        }
    }
}
