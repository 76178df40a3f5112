using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaddleInferenceNet.Ocr.Tests.Models.Store;

/// <summary>A server on this machine that answers each request as the test says, byte for byte.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, Answer> _answer;
    private readonly Task _loop;

    public ModelServer(Func<Request, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>All requests so far.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>A server that has one file, can go on in the middle of it, and says so.</summary>
    public static ModelServer Of(byte[] file) => new(request => Answer.Of(file, request));

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
    public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>First byte that is asked for.</summary>
        public int Start =>
            Headers.TryGetValue("Range", out var range)
                ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
                : 0;
    }

    /// <summary>What the server sends before it closes the connection.</summary>
    public sealed record Answer(string Head, ReadOnlyMemory<byte> Body)
    {
        public const string Tag = "\"one\"";

        /// <summary>Whether the connection is kept open although nothing more is sent.</summary>
        public bool Stalls { get; init; }

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

        public static Answer Status(string status) =>
            new($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", default);

        public static Answer Typed(string type, byte[] body) =>
            new(
                $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n",
                body
            );
    }
}
