using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Unpacks an archive into a folder that is not there yet.</summary>
internal static class ArchiveUnpacker
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Unpacks, and gives the names and hashes of the files.</summary>
    /// <exception cref="ModelFormatException">The archive is none, or has no model.</exception>
    public static async Task<ImmutableSortedDictionary<string, string>> RunAsync(
        ModelEntry model,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(paths.Unpacked);
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var left = ArchiveLimits.Of(model);
        using var archive = File.OpenRead(paths.Archive);
        foreach (var entry in ModelArchive.Read(archive, paths.Archive))
        {
            left -= entry.Length;
            if (left < 0)
            {
                throw Refused(paths, $"its files have more than {ArchiveLimits.Of(model)} bytes");
            }

            var path = Path.Combine(paths.Unpacked, entry.Name);
            await CopyAsync(entry, path, paths, cancellationToken).ConfigureAwait(false);
            hashes[entry.Name] = await HashList.OfFileAsync(path, cancellationToken).ConfigureAwait(false);
        }

        ModelArchive.ThrowIfIncomplete([.. hashes.Keys], paths.Archive);
        return hashes.ToImmutable();
    }

    private static async Task CopyAsync(
        ModelArchiveEntry entry,
        string path,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (file.ConfigureAwait(false))
        {
            await entry.Content.CopyToAsync(file, BufferBytes, cancellationToken).ConfigureAwait(false);
            if (file.Length != entry.Length)
            {
                throw Refused(paths, $"'{entry.Name}' in it has {file.Length} bytes instead of {entry.Length}");
            }
        }
    }

    private static ModelFormatException Refused(StorePaths paths, string why) =>
        new(
            PaddleErrorCode.ModelFormat,
            nameof(ArchiveUnpacker),
            $"The archive '{paths.Archive}' cannot be used: {why}."
        );
}
