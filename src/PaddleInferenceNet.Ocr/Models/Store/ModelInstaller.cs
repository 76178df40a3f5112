using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Brings one model into a store, in steps each of which may be the last one of the process.</summary>
internal sealed class ModelInstaller(ModelStoreOptions options, ArchiveDownload download)
{
    /// <summary>Fetches, checks, unpacks and moves a model to its place; the caller holds its lock.</summary>
    /// <exception cref="ModelDownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task RunAsync(
        ModelEntry model,
        StorePaths paths,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        Clean(paths);
        await download.RunAsync(model, AddressOf(model), paths, progress, cancellationToken).ConfigureAwait(false);
        var archiveHash = await CheckAsync(model, paths, cancellationToken).ConfigureAwait(false);
        var hashes = await UnpackAsync(model, paths, cancellationToken).ConfigureAwait(false);

        // The list comes first: a folder without a list is not taken for an installed model.
        new HashList(
            hashes
                .Select(file => KeyValuePair.Create($"{model.Name}/{file.Key}", file.Value))
                .Append(KeyValuePair.Create($"{model.Name}.tar", archiveHash))
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
        ).Write(paths.Hashes);
        if (Directory.Exists(paths.Model))
        {
            Directory.Move(paths.Model, paths.Replaced);
        }

        Directory.Move(paths.Unpacked, paths.Model);
        Clean(paths);
        Forget(paths);
    }

    private Uri AddressOf(ModelEntry model) =>
        options.Mirror is { } mirror
            ? new Uri($"{mirror.AbsoluteUri.TrimEnd('/')}{model.Url.AbsolutePath}")
            : model.Url;

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

    private static async Task<string> CheckAsync(
        ModelEntry model,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        var hash = await HashList.OfFileAsync(paths.Archive, cancellationToken).ConfigureAwait(false);
        if (model.Sha256 is { } known && !known.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            Forget(paths);
            throw new ModelDownloadException(
                model.Name,
                $"the archive has the SHA-256 {hash}, but that of the catalogue is {known}."
            );
        }

        if (HashList.Read(paths.Hashes)?.Entries.GetValueOrDefault($"{model.Name}.tar") is { } first && first != hash)
        {
            Forget(paths);
            throw new ModelDownloadException(
                model.Name,
                $"the archive has the SHA-256 {hash}, but when it was first fetched it had {first}. "
                    + $"If its publisher has replaced it, delete '{paths.Hashes}' and try again."
            );
        }

        return hash;
    }

    private static async Task<ImmutableSortedDictionary<string, string>> UnpackAsync(
        ModelEntry model,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ArchiveUnpacker.RunAsync(model, paths, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelFormatException exception)
        {
            Forget(paths);
            Clean(paths);
            throw new ModelDownloadException(model.Name, exception.Message, exception);
        }
    }
}
