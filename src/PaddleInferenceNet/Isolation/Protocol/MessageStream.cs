using System.Buffers.Binary;
using System.Net.Sockets;

namespace PaddleInferenceNet;

/// <summary>Messages over a socket.</summary>
internal sealed class MessageStream(Socket socket) : IDisposable
{
    /// <summary>Raised by one whenever a message changes.</summary>
    public const int Version = 1;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly byte[] _header = new byte[MessageWriter.HeaderLength];
    private byte[] _content = new byte[512];
    private int _length;

    /// <summary>The content of the last message that was received.</summary>
    public MessageReader Content => new(_content.AsSpan(0, _length));

    /// <summary>Whether nothing is to be read: not even the end of the connection.</summary>
    public bool IsQuiet => !socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    /// <exception cref="SocketException">The other side is gone.</exception>
    public void Send(MessageWriter writer)
    {
        for (var rest = writer.Message; !rest.IsEmpty; )
        {
            rest = rest[socket.Send(rest)..];
        }
    }

    /// <summary>Waits for a message and reads it whole.</summary>
    /// <param name="waiting">Called every 20 ms of waiting, and between pieces; ends the wait by throwing.</param>
    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="SocketException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">The length is out of its range.</exception>
    public MessageKind Receive(Action? waiting = null)
    {
        Fill(_header, waiting);
        _length = BinaryPrimitives.ReadInt32LittleEndian(_header);
        if (_length is < 0 or > MessageWriter.MaxLength)
        {
            throw new InvalidDataException($"a message states {_length} bytes");
        }

        if (_content.Length < _length)
        {
            _content = new byte[_length];
        }

        Fill(_content.AsSpan(0, _length), waiting);
        return (MessageKind)_header[^1];
    }

    /// <summary>A copy of the content, for another thread.</summary>
    public byte[] CopyContent() => _content[.._length];

    public void Dispose() => socket.Dispose();

    private void Fill(Span<byte> destination, Action? waiting)
    {
        while (!destination.IsEmpty)
        {
            if (waiting is not null)
            {
                while (!socket.Poll(Interval, SelectMode.SelectRead))
                {
                    waiting();
                }
            }

            var count = socket.Receive(destination);
            if (count == 0)
            {
                throw new EndOfStreamException("the connection ended");
            }

            destination = destination[count..];
            if (!destination.IsEmpty)
            {
                waiting?.Invoke();
            }
        }
    }
}
