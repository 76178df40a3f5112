using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>A connection on which a test sends what it likes, when it likes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };

    private RawClient() { }

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        RawClient raw = new();
        await raw._client.ConnectAsync(address.Host, address.Port);
        return raw;
    }

    /// <summary>Sends the head of a request whose body will have so many bytes.</summary>
    public Task SendHeadAsync(int bodyBytes) =>
        SendAsync(
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"POST /v1/ocr HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: {bodyBytes}\r\n\r\n"
                )
            )
        );

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _client.GetStream().WriteAsync(bytes);

    /// <summary>Sends a request without body and gives the first line of the answer; the connection stays.</summary>
    public async Task<string> GetAsync(string path)
    {
        await SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        return await ReadStatusAsync();
    }

    /// <summary>The first line of the answer, of which the rest is thrown away.</summary>
    public async Task<string> ReadStatusAsync()
    {
        var buffer = new byte[16 * 1024];
        var read = await _client.GetStream().ReadAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, read).Split("\r\n")[0];
    }

    /// <summary>Ends the connection as a killed process does: by a reset.</summary>
    public void Kill()
    {
        _client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
