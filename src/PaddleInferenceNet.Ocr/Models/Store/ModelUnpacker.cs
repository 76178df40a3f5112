namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Takes the model out of its archive.</summary>
internal sealed class ModelUnpacker : IArchiveUnpacker
{
    private const int BufferBytes = 128 * 1024;

    public async Task<string> RunAsync(
        StoreItem item,
        string archive,
        string folder,
        CancellationToken cancellationToken
    )
    {
        List<string> names = [];
        var left = item.MaxArchiveBytes;
        using var content = File.OpenRead(archive);
        foreach (var entry in ModelArchive.Read(content, archive))
        {
            left -= entry.Length;
            if (left < 0)
            {
                throw Refused(archive, $"its files have more than {item.MaxArchiveBytes} bytes");
            }

            await CopyAsync(entry, Path.Combine(folder, entry.Name), archive, cancellationToken).ConfigureAwait(false);
            names.Add(entry.Name);
        }

        ModelArchive.ThrowIfIncomplete(names, archive);
        return folder;
    }

    private static async Task CopyAsync(
        ModelArchiveEntry entry,
        string path,
        string archive,
        CancellationToken cancellationToken
    )
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (file.ConfigureAwait(false))
        {
            await entry.Content.CopyToAsync(file, BufferBytes, cancellationToken).ConfigureAwait(false);
            if (file.Length != entry.Length)
            {
                throw Refused(archive, $"'{entry.Name}' in it has {file.Length} bytes instead of {entry.Length}");
            }
        }
    }

    private static ModelFormatException Refused(string archive, string why) =>
        new(PaddleErrorCode.ModelFormat, nameof(ModelUnpacker), $"The archive '{archive}' cannot be used: {why}.");
}
