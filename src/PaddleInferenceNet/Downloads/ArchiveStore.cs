using System.Net;

namespace PaddleInferenceNet;

/// <summary>What is published as archives, unpacked on this machine: fetched when it is first needed, and checked whenever it is.</summary>
/// <remarks>Many threads and processes may use one folder at the same time.</remarks>
internal sealed class ArchiveStore : IDisposable
{
    private readonly StoreOptions _options;
    private readonly HttpClient _client;
    private readonly ArchiveInstaller _installer;

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public ArchiveStore(StoreOptions options, IArchiveUnpacker unpacker, Func<string, bool, Stream> openFile)
    {
        options.Validate();
        _options = options with { Folder = Path.GetFullPath(options.Folder) };
        SocketsHttpHandler handler = new() { ConnectTimeout = options.Patience };
        if (options.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _installer = new ArchiveInstaller(_options, new ArchiveDownload(_client, _options, openFile), unpacker);
    }

    /// <summary>Folder of the items.</summary>
    public string Folder => _options.Folder;

    /// <summary>Where the parts of an item are.</summary>
    public StorePaths Paths(StoreItem item) => new(Folder, item.Name, item.Extension);

    /// <summary>Whether an item is in this store; its files are not looked into.</summary>
    public bool IsInstalled(StoreItem item)
    {
        var paths = Paths(item);
        return Directory.Exists(paths.Item) && File.Exists(paths.Hashes);
    }

    /// <summary>Fetches an item unless it is there and its files are what they were; gives its folder.</summary>
    /// <exception cref="DownloadException">It could not be fetched, or is not what it should be.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<string> GetAsync(
        StoreItem item,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var paths = Paths(item);
        if (await IsSoundAsync(item, cancellationToken).ConfigureAwait(false))
        {
            return paths.Item;
        }

        if (_options.Offline)
        {
            throw new DownloadException(
                item,
                $"it is not in '{Folder}', and nothing is fetched in offline mode. Fetch it with '{item.Command}'."
            );
        }

        Directory.CreateDirectory(paths.Unfinished);
        using var gate = await LockAsync(item, paths, cancellationToken).ConfigureAwait(false);
        if (!await IsSoundAsync(item, cancellationToken).ConfigureAwait(false))
        {
            await _installer.RunAsync(item, paths, progress, cancellationToken).ConfigureAwait(false);
        }

        return paths.Item;
    }

    /// <summary>What is wrong with the files of an installed item; empty where they are what they were when it was installed.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<string>> VerifyAsync(StoreItem item, CancellationToken cancellationToken)
    {
        var paths = Paths(item);
        if (HashList.Read(paths.Hashes) is not { } list)
        {
            return [$"'{paths.Hashes}' is missing or damaged."];
        }

        List<string> faults = [];
        foreach (var (name, hash) in list.Entries.Where(entry => entry.Key != paths.ArchiveName))
        {
            var path = Path.GetFullPath(Path.Combine(Folder, name));
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

    private async Task<bool> IsSoundAsync(StoreItem item, CancellationToken cancellationToken) =>
        IsInstalled(item) && await VerifyAsync(item, cancellationToken).ConfigureAwait(false) is [];

    private async Task<IDisposable> LockAsync(StoreItem item, StorePaths paths, CancellationToken cancellationToken) =>
        await FileLock.AcquireAsync(paths.Lock, _options.LockPatience, cancellationToken).ConfigureAwait(false)
        ?? throw new DownloadException(
            item,
            $"another process has held '{paths.Lock}' for {_options.LockPatience.TotalMinutes} minutes."
        );
}
