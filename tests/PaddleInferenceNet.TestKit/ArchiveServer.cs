using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>A server on this machine that answers each request as the test says, byte for byte.</summary>
public sealed class ArchiveServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, Answer> _answer;
    private readonly Task _loop;

    /// <param name="answer">What is sent for a request.</param>
    public ArchiveServer(Func<Request, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>Root of the server.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>All requests so far.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>A server that has one file, can go on in the middle of it, and says so.</summary>
    public static ArchiveServer Of(byte[] file) => new(request => Answer.Of(file, request));

    /// <summary>Ends the server and all its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> clients = [];
        try
        {
            while (true)
            {
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                Requests.Enqueue(request);
                var answer = _answer(request);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Head), _stop.Token);
                await stream.WriteAsync(answer.Body, _stop.Token);
                if (answer.Stalls)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has gone, which some tests are about.
            }
        }
    }

    private async Task<Request> ReadAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new Request(path, headers);
    }

    /// <summary>What a client asks for.</summary>
    /// <param name="Path">Path of the address, or the whole address where a proxy is asked.</param>
    /// <param name="Headers">By name, in any case.</param>
    public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>First byte that is asked for.</summary>
        public int Start =>
            Headers.TryGetValue("Range", out var range)
                ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
                : 0;
    }

    /// <summary>What the server sends before it closes the connection.</summary>
    /// <param name="Head">Status line and headers.</param>
    /// <param name="Body">The bytes behind them.</param>
    public sealed record Answer(string Head, ReadOnlyMemory<byte> Body)
    {
        /// <summary>The version of the file that is served.</summary>
        public const string Tag = "\"one\"";

        /// <summary>Whether the connection is kept open although nothing more is sent.</summary>
        public bool Stalls { get; init; }

        /// <summary>A file, from where it is asked for, perhaps cut off.</summary>
        public static Answer Of(byte[] file, Request request, int? cutAfter = null, string tag = Tag)
        {
            var isSame = request.Headers.GetValueOrDefault("If-Range") == tag;
            var start = isSame ? request.Start : 0;
            if (start > 0 && start == file.Length)
            {
                return new Answer(
                    $"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */{start}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    default
                );
            }

            var body = file.AsMemory(start);
            var range = $"Content-Range: bytes {start}-{file.Length - 1}/{file.Length}\r\n";
            var head =
                $"HTTP/1.1 {(start > 0 ? "206 Partial Content" : "200 OK")}\r\nContent-Length: {body.Length}\r\n"
                + $"{(start > 0 ? range : "")}ETag: {tag}\r\nConnection: close\r\n\r\n";
            return new Answer(head, cutAfter is { } cut && cut < body.Length ? body[..cut] : body);
        }

        /// <summary>A status without a body.</summary>
        public static Answer Status(string status) =>
            new($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", default);

        /// <summary>A body of a media type.</summary>
        public static Answer Typed(string type, byte[] body) =>
            new(
                $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n",
                body
            );
    }
}
