using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace PaddleInferenceNet;

/// <summary>Fetches an archive to a file; what an earlier attempt left there is gone on with where the server has the same still.</summary>
internal sealed class ArchiveDownload(HttpClient client, StoreOptions options, Func<string, bool, Stream> openFile)
{
    private const int BufferBytes = 128 * 1024;

    private readonly ResiliencePipeline _retry =
        options.Attempts == 1
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder()
                .AddRetry(
                    new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<TransferException>(),
                        MaxRetryAttempts = options.Attempts - 1,
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        Delay = options.FirstPause,
                        MaxDelay = TimeSpan.FromMinutes(1),
                    }
                )
                .Build();

    /// <summary>Opens the file of a download, to be gone on with or from its beginning.</summary>
    public static Stream OpenFile(string path, bool append) =>
        new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, 1);

    /// <summary>Fetches the archive of an item.</summary>
    /// <exception cref="DownloadException">It could not be fetched. What is there of it is kept for the next time.</exception>
    public async Task RunAsync(
        StoreItem item,
        Uri address,
        StorePaths paths,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _retry
                .ExecuteAsync(
                    async token => await AttemptAsync(item, address, paths, progress, token).ConfigureAwait(false),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (TransferException exception)
        {
            throw new DownloadException(
                item,
                $"{exception.Message} ({address}, {options.Attempts} attempts). Try again; what is there is kept.",
                exception
            );
        }
    }

    private async Task AttemptAsync(
        StoreItem item,
        Uri address,
        StorePaths paths,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var start = Begun(paths);
        using var response = await SendAsync(address, start, paths, cancellationToken).ConfigureAwait(false);
        if (IsComplete(response, start))
        {
            return;
        }

        Check(response, item, address, start, paths);
        var append = response.StatusCode == HttpStatusCode.PartialContent;
        var length = append ? start : 0;
        var total = append ? response.Content.Headers.ContentRange?.Length : response.Content.Headers.ContentLength;
        var limit = item.MaxArchiveBytes;
        if (total > limit)
        {
            throw new DownloadException(item, $"{address} has {total} bytes; at most {limit} are taken.");
        }

        await RememberAsync(response, paths, cancellationToken).ConfigureAwait(false);
        var file = openFile(paths.Archive, append);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var block in BlocksAsync(response, cancellationToken).ConfigureAwait(false))
            {
                length += block.Length;
                if (length > limit)
                {
                    throw new DownloadException(item, $"{address} sends more than {limit} bytes.");
                }

                await file.WriteAsync(block, cancellationToken).ConfigureAwait(false);
                progress?.Report(new DownloadProgress(item.Name, length, total));
            }
        }

        if (total is { } expected && expected != length)
        {
            throw new TransferException($"{length} of {expected} bytes arrived");
        }
    }

    /// <summary>Bytes that can be gone on from: those whose version the server gave a name.</summary>
    private static long Begun(StorePaths paths) =>
        File.Exists(paths.ArchiveTag) && File.Exists(paths.Archive) ? new FileInfo(paths.Archive).Length : 0;

    private async Task<HttpResponseMessage> SendAsync(
        Uri address,
        long start,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (start > 0 && RangeConditionHeaderValue.TryParse(File.ReadAllText(paths.ArchiveTag), out var tag))
        {
            request.Headers.Range = new RangeHeaderValue(start, null);
            request.Headers.IfRange = tag;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        try
        {
            return await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token)
                .ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new TransferException($"the server cannot be reached: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransferException(
                $"the server did not answer within {options.Patience.TotalSeconds} s",
                exception
            );
        }
    }

    /// <summary>Whether nothing is left to send: the process was ended between the last byte and the first look at them.</summary>
    private static bool IsComplete(HttpResponseMessage response, long start) =>
        response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
        && start > 0
        && response.Content.Headers.ContentRange?.Length == start;

    private static void Check(HttpResponseMessage response, StoreItem item, Uri address, long start, StorePaths paths)
    {
        var status = (int)response.StatusCode;
        var from = response.Content.Headers.ContentRange?.From;
        if (status == 416 || (status == 206 && from != start))
        {
            File.Delete(paths.ArchiveTag);
            throw new TransferException($"the server cannot go on at byte {start}");
        }

        if (status is 408 or 429 or >= 500)
        {
            throw new TransferException($"the server answers {status} {response.ReasonPhrase}");
        }

        if (status is not (200 or 206))
        {
            throw new DownloadException(item, $"{address} answers {status} {response.ReasonPhrase}.");
        }

        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new DownloadException(
                item,
                $"{address} answers with a page for people instead of an archive; perhaps a proxy asks for a login."
            );
        }
    }

    /// <summary>Keeps the name of the version that is being sent; without one, the next attempt starts anew.</summary>
    private static async Task RememberAsync(
        HttpResponseMessage response,
        StorePaths paths,
        CancellationToken cancellationToken
    )
    {
        var tag =
            response.Headers.ETag is { IsWeak: false } strong ? new RangeConditionHeaderValue(strong)
            : response.Content.Headers.LastModified is { } date ? new RangeConditionHeaderValue(date)
            : null;
        if (tag is null)
        {
            File.Delete(paths.ArchiveTag);
        }
        else
        {
            await File.WriteAllTextAsync(paths.ArchiveTag, tag.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> BlocksAsync(
        HttpResponseMessage response,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var buffer = new byte[BufferBytes];
            while (await ReadAsync(content, buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
            {
                yield return buffer.AsMemory(0, count);
            }
        }
    }

    private async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        try
        {
            return await content.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new TransferException($"the transfer broke off: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransferException($"the server sent nothing for {options.Patience.TotalSeconds} s", exception);
        }
    }
}
