using System.Net.Sockets;
using System.Security.Cryptography;

namespace PaddleInferenceNet;

/// <summary>
/// The place where a worker calls back: a socket in a folder of the user's alone, which is gone once the worker is there. The
/// worker proves with a secret from its standard input that it is the one that was started.
/// </summary>
internal sealed class WorkerListener : IDisposable
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly string _path;
    private readonly Socket _socket;

    /// <exception cref="IOException">The folder for temporary files has no place for it, or too long a name.</exception>
    public WorkerListener()
    {
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var path = "";
        try
        {
            path = Path.Combine(Directory.CreateTempSubdirectory("paddle-").FullName, "worker");
            _socket.Bind(new UnixDomainSocketEndPoint(path));
            _socket.Listen(1);
            _path = path;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            _socket.Dispose();
            if (path.Length > 0)
            {
                Remove(path);
            }

            throw new IOException(
                $"its socket cannot be made in '{Path.GetTempPath()}' ({exception.Message}).",
                exception
            );
        }
    }

    /// <summary>What the worker sends first, in hexadecimal digits.</summary>
    public string Secret { get; } = RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);

    /// <summary>Tells a worker where to call and what to say there.</summary>
    public void Introduce(TextWriter worker)
    {
        worker.Write($"{_path}\n{Secret}\n");
        worker.Close();
    }

    /// <summary>Waits for the worker.</summary>
    /// <param name="waiting">Called every 20 ms of waiting; ends the wait by throwing.</param>
    public Socket Accept(Action waiting)
    {
        while (!_socket.Poll(Interval, SelectMode.SelectRead))
        {
            waiting();
        }

        return _socket.Accept();
    }

    public void Dispose()
    {
        _socket.Dispose();
        Remove(_path);
    }

    /// <summary>Removes a socket and its folder; host and worker both do, so that they go even where one of the two was killed.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The other one was faster.
        }
    }
}
