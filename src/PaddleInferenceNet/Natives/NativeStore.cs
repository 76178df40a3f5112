using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Official native libraries on this machine: fetched on demand, and checked before they are given out.</summary>
/// <remarks>Many threads and processes may use one folder at the same time.</remarks>
public sealed class NativeStore : IDisposable
{
    /// <summary>Name of the store's folder where the environment says the rest. The library is looked for there.</summary>
    public const string FolderName = FetchedLibraries.FolderName;

    // The largest build for GPUs has about 2 GB, the whole engine being in one file.
    private const long MaxArchiveBytes = 4L * 1024 * 1024 * 1024;

    private readonly ArchiveStore _store;

    /// <summary>Opens a store.</summary>
    /// <param name="options">null for those of the environment.</param>
    /// <exception cref="ArgumentException">An option or an environment variable is out of its range; the message names it.</exception>
    public NativeStore(StoreOptions? options = null)
        : this(options ?? StoreOptions.FromEnvironment(FolderName), ArchiveDownload.OpenFile) { }

    internal NativeStore(StoreOptions options, Func<string, bool, Stream> openFile) =>
        _store = new ArchiveStore(options, new NativeUnpacker(), openFile);

    /// <summary>Folder of the libraries.</summary>
    public string Folder => _store.Folder;

    /// <summary>Where a library is, or would be, in this store: a folder laid out as the official archive.</summary>
    public string PathOf(NativeArchive archive) => _store.Paths(Item(archive)).Item;

    /// <summary>Whether a library is in this store; its files are not looked into.</summary>
    public bool IsInstalled(NativeArchive archive) => _store.IsInstalled(Item(archive));

    /// <summary>Fetches a library unless it is there and its files are what they were; gives its folder.</summary>
    /// <exception cref="DownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; what was fetched is kept for the next one.</exception>
    public Task<string> GetAsync(
        NativeArchive archive,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => _store.GetAsync(Item(archive), progress, cancellationToken);

    /// <summary>What is wrong with the files of an installed library; empty where they are what they were when it was installed.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Task<IReadOnlyList<string>> VerifyAsync(
        NativeArchive archive,
        CancellationToken cancellationToken = default
    ) => _store.VerifyAsync(Item(archive), cancellationToken);

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _store.Dispose();

    internal static StoreItem Item(NativeArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return new StoreItem
        {
            Name = archive.Name,
            Kind = "native library",
            Address = archive.Url,
            Extension = Path.GetExtension(archive.Url.AbsolutePath),
            MaxArchiveBytes = StoreItem.Limit(archive.Size, MaxArchiveBytes),
            Sha256 = archive.Sha256,
            Command =
                $"paddle-ocr native get --rid {archive.RuntimeIdentifier} --variant {archive.Variant} --version {archive.Version}",
        };
    }
}
