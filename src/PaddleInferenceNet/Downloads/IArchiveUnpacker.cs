namespace PaddleInferenceNet;

/// <summary>Unpacks the archives of one kind of items.</summary>
internal interface IArchiveUnpacker
{
    /// <summary>Unpacks an archive into a folder that is empty, and gives the folder in it that is the item.</summary>
    /// <exception cref="ModelFormatException">It is none, or does not have what it should.</exception>
    /// <exception cref="InvalidDataException">It is none, is damaged, or has what it must not have.</exception>
    Task<string> RunAsync(StoreItem item, string archive, string folder, CancellationToken cancellationToken);
}
