using System.Net;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Models on this machine: fetched when they are first needed, and checked whenever they are.</summary>
/// <remarks>Many threads and processes may use one folder at the same time.</remarks>
public sealed class ModelStore : IDisposable
{
    private readonly ModelStoreOptions _options;
    private readonly HttpClient _client;
    private readonly ModelInstaller _installer;

    /// <summary>Opens a store.</summary>
    /// <param name="options">null for those of the environment.</param>
    /// <exception cref="ArgumentException">An option or an environment variable is out of its range; the message names it.</exception>
    public ModelStore(ModelStoreOptions? options = null)
        : this(options ?? ModelStoreOptions.FromEnvironment(), ArchiveDownload.OpenFile) { }

    internal ModelStore(ModelStoreOptions options, Func<string, bool, Stream> openFile)
    {
        options.Validate();
        _options = options with { Folder = Path.GetFullPath(options.Folder) };
        SocketsHttpHandler handler = new() { ConnectTimeout = options.Patience };
        if (options.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _installer = new ModelInstaller(_options, new ArchiveDownload(_client, _options, openFile));
    }

    /// <summary>Folder of the models.</summary>
    public string Folder => _options.Folder;

    /// <summary>Where a model is, or would be, in this store.</summary>
    public string PathOf(ModelEntry model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Paths(model).Model;
    }

    /// <summary>Whether a model is in this store; its files are not looked into.</summary>
    public bool IsInstalled(ModelEntry model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var paths = Paths(model);
        return Directory.Exists(paths.Model) && File.Exists(paths.Hashes);
    }

    /// <summary>Fetches a model unless it is there and its files are what they were; gives its folder.</summary>
    /// <exception cref="ModelDownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="ModelFormatException">It is of a form that cannot be used; the message names the model to use instead.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; what was fetched is kept for the next one.</exception>
    public async Task<string> GetAsync(
        ModelEntry model,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ThrowIfUnusable(model);
        var paths = Paths(model);
        if (await IsSoundAsync(model, cancellationToken).ConfigureAwait(false))
        {
            return paths.Model;
        }

        if (_options.Offline)
        {
            throw new ModelDownloadException(
                model.Name,
                $"it is not in '{Folder}', and nothing is fetched in offline mode. Fetch it with 'paddle-ocr models get {model.Name}'."
            );
        }

        Directory.CreateDirectory(paths.Unfinished);
        using var gate = await LockAsync(model, paths, cancellationToken).ConfigureAwait(false);
        if (!await IsSoundAsync(model, cancellationToken).ConfigureAwait(false))
        {
            await _installer.RunAsync(model, paths, progress, cancellationToken).ConfigureAwait(false);
        }

        return paths.Model;
    }

    /// <summary>What is wrong with the files of an installed model; empty where they are what they were when it was installed.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<string>> VerifyAsync(
        ModelEntry model,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var paths = Paths(model);
        if (HashList.Read(paths.Hashes) is not { } list)
        {
            return [$"'{paths.Hashes}' is missing or damaged."];
        }

        List<string> faults = [];
        foreach (
            var (name, hash) in list.Entries.Where(entry =>
                entry.Key.StartsWith($"{model.Name}/", StringComparison.Ordinal)
            )
        )
        {
            var path = Path.Combine(paths.Model, Path.GetFileName(name));
            var actual = File.Exists(path)
                ? await HashList.OfFileAsync(path, cancellationToken).ConfigureAwait(false)
                : null;
            if (actual != hash)
            {
                faults.Add($"'{path}' {(actual is null ? "is missing" : $"has the SHA-256 {actual}, not {hash}")}.");
            }
        }

        return faults;
    }

    /// <summary>Ends the connections.</summary>
    public void Dispose() => _client.Dispose();

    private StorePaths Paths(ModelEntry model) => new(Folder, model.Name);

    private async Task<bool> IsSoundAsync(ModelEntry model, CancellationToken cancellationToken) =>
        IsInstalled(model) && await VerifyAsync(model, cancellationToken).ConfigureAwait(false) is [];

    private async Task<IDisposable> LockAsync(
        ModelEntry model,
        StorePaths paths,
        CancellationToken cancellationToken
    ) =>
        await FileLock.AcquireAsync(paths.Lock, _options.LockPatience, cancellationToken).ConfigureAwait(false)
        ?? throw new ModelDownloadException(
            model.Name,
            $"another process has held '{paths.Lock}' for {_options.LockPatience.TotalMinutes} minutes."
        );

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
