using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>Brings one item into a store, in steps each of which may be the last one of the process.</summary>
internal sealed class ArchiveInstaller(StoreOptions options, ArchiveDownload download, IArchiveUnpacker unpacker)
{
    /// <summary>Fetches, checks, unpacks and moves an item to its place; the caller holds its lock.</summary>
    /// <exception cref="DownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task RunAsync(
        StoreItem item,
        StorePaths paths,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Clean(paths);
        await download.RunAsync(item, AddressOf(item), paths, progress, cancellationToken).ConfigureAwait(false);
        var archiveHash = await CheckAsync(item, paths, cancellationToken).ConfigureAwait(false);
        var unpacked = await UnpackAsync(item, paths, cancellationToken).ConfigureAwait(false);
        var hashes = await HashList.OfFolderAsync(unpacked, item.Name, cancellationToken).ConfigureAwait(false);

        // The list comes first: a folder without a list is not taken for an installed item.
        new HashList(hashes.SetItem(paths.ArchiveName, archiveHash)).Write(paths.Hashes);
        if (Directory.Exists(paths.Item))
        {
            Directory.Move(paths.Item, paths.Replaced);
        }

        Directory.Move(unpacked, paths.Item);
        Clean(paths);
        Forget(paths);
    }

    private Uri AddressOf(StoreItem item) =>
        options.Mirror is { } mirror
            ? new Uri($"{mirror.AbsoluteUri.TrimEnd('/')}{item.Address.AbsolutePath}")
            : item.Address;

    /// <summary>Takes away what a process left that was ended while it unpacked.</summary>
    private static void Clean(StorePaths paths)
    {
        foreach (var folder in (string[])[paths.Unpacked, paths.Replaced])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Forget(StorePaths paths)
    {
        File.Delete(paths.Archive);
        File.Delete(paths.ArchiveTag);
    }

    private static async Task<string> CheckAsync(StoreItem item, StorePaths paths, CancellationToken cancellationToken)
    {
        var hash = await HashList.OfFileAsync(paths.Archive, cancellationToken).ConfigureAwait(false);
        if (item.Sha256 is { } known && !known.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            Forget(paths);
            throw new DownloadException(
                item,
                $"the archive has the SHA-256 {hash}, but that of the catalogue is {known}."
            );
        }

        if (HashList.Read(paths.Hashes)?.Entries.GetValueOrDefault(paths.ArchiveName) is { } first && first != hash)
        {
            Forget(paths);
            throw new DownloadException(
                item,
                $"the archive has the SHA-256 {hash}, but when it was first fetched it had {first}. "
                    + $"If its publisher has replaced it, delete '{paths.Hashes}' and try again."
            );
        }

        return hash;
    }

    private async Task<string> UnpackAsync(StoreItem item, StorePaths paths, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Unpacked);
        try
        {
            return await unpacker
                .RunAsync(item, paths.Archive, paths.Unpacked, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ModelFormatException or InvalidDataException)
        {
            Forget(paths);
            Clean(paths);
            throw new DownloadException(item, exception.Message, exception);
        }
        catch
        {
            // The archive is kept: it is not to blame for a full disk.
            Clean(paths);
            throw;
        }
    }
}
