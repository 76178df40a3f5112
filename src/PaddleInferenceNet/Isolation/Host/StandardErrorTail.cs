using System.Text;

namespace PaddleInferenceNet;

/// <summary>Keeps the end of what a worker writes to standard error, however much that is.</summary>
internal sealed class StandardErrorTail
{
    private const int Capacity = 8192;
    private const int StackBytes = 128 * 1024;

    private readonly Lock _gate = new();
    private readonly byte[] _ring = new byte[Capacity];
    private readonly Thread _thread;
    private long _count;

    /// <param name="source">The worker's standard error, which ends with the worker.</param>
    /// <param name="copy">Gets everything too; null for none.</param>
    public StandardErrorTail(Stream source, Stream? copy)
    {
        _thread = new Thread(() => Read(source, copy), StackBytes)
        {
            IsBackground = true,
            Name = "paddle worker errors",
        };
        _thread.Start();
    }

    /// <summary>The last lines, after a short wait for the end of the stream.</summary>
    public string Text(TimeSpan patience)
    {
        _thread.Join(patience);
        lock (_gate)
        {
            var length = (int)Math.Min(_count, Capacity);
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = _ring[(_count - length + i) % Capacity];
            }

            return Encoding.UTF8.GetString(bytes).Trim();
        }
    }

    private void Read(Stream source, Stream? copy)
    {
        var buffer = new byte[1024];
        try
        {
            for (int count; (count = source.Read(buffer)) > 0; )
            {
                Keep(buffer.AsSpan(0, count));
                copy = Pass(buffer.AsSpan(0, count), copy);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // What has come until here is all there is.
        }
    }

    // Where nobody takes the copy, the worker must still not wait for somebody to read.
    private static Stream? Pass(ReadOnlySpan<byte> bytes, Stream? copy)
    {
        try
        {
            copy?.Write(bytes);
            return copy;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (var value in bytes)
            {
                _ring[_count++ % Capacity] = value;
            }
        }
    }
}
