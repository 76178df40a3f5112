namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Models on this machine: fetched when they are first needed, and checked whenever they are.</summary>
/// <remarks>Many threads and processes may use one folder at the same time.</remarks>
public sealed class ModelStore : IDisposable
{
    /// <summary>Name of the store's folder where the environment says the rest.</summary>
    public const string FolderName = "models";

    private readonly ArchiveStore _store;

    /// <summary>Opens a store.</summary>
    /// <param name="options">null for those of the environment.</param>
    /// <exception cref="ArgumentException">An option or an environment variable is out of its range; the message names it.</exception>
    public ModelStore(StoreOptions? options = null)
        : this(options ?? StoreOptions.FromEnvironment(FolderName), ArchiveDownload.OpenFile) { }

    internal ModelStore(StoreOptions options, Func<string, bool, Stream> openFile) =>
        _store = new ArchiveStore(options, new ModelUnpacker(), openFile);

    /// <summary>Folder of the models.</summary>
    public string Folder => _store.Folder;

    /// <summary>Where a model is, or would be, in this store.</summary>
    public string PathOf(ModelEntry model) => _store.Paths(Item(model)).Item;

    /// <summary>Whether a model is in this store; its files are not looked into.</summary>
    public bool IsInstalled(ModelEntry model) => _store.IsInstalled(Item(model));

    /// <summary>Fetches a model unless it is there and its files are what they were; gives its folder.</summary>
    /// <exception cref="DownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="ModelFormatException">It is of a form that cannot be used; the message names the model to use instead.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; what was fetched is kept for the next one.</exception>
    public Task<string> GetAsync(
        ModelEntry model,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var item = Item(model);
        ThrowIfUnusable(model);
        return _store.GetAsync(item, progress, cancellationToken);
    }

    /// <summary>What is wrong with the files of an installed model; empty where they are what they were when it was installed.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Task<IReadOnlyList<string>> VerifyAsync(ModelEntry model, CancellationToken cancellationToken = default) =>
        _store.VerifyAsync(Item(model), cancellationToken);

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _store.Dispose();

    internal static StoreItem Item(ModelEntry model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new StoreItem
        {
            Name = model.Name,
            Kind = "model",
            Address = model.Url,
            Extension = ".tar",
            MaxArchiveBytes = StoreItem.Limit(model.Size, ModelArchive.MaxBytes),
            Sha256 = model.Sha256,
            Command = $"paddle-ocr models get {model.Name}",
        };
    }

    private static void ThrowIfUnusable(ModelEntry model)
    {
        if (model.Format == ModelFormat.Lite)
        {
            throw new ModelFormatException(
                PaddleErrorCode.ModelFormat,
                nameof(ModelStore),
                $"'{model.Name}' is a model of Paddle-Lite, which only that engine reads. Use '{model.UseInstead}'."
            );
        }
    }
}
