using System.Collections.Concurrent;
using System.Diagnostics;

namespace PaddleInferenceNet;

/// <summary>
/// Reads what the host says on a thread of its own, so that the end of the connection is seen while a run is in progress: the
/// process then ends at once, whatever the library is doing. That is also how it ends when the host was killed.
/// </summary>
internal sealed class WorkerInbox(MessageStream stream) : IDisposable
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(3);

    private readonly BlockingCollection<(MessageKind Kind, byte[] Content)> _messages = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _run;
    private long _runNumber;

    public void Start() => new Thread(Read) { IsBackground = true, Name = "host" }.Start();

    public (MessageKind Kind, byte[] Content) Take() => _messages.Take();

    /// <summary>Runs something that the host may break off by its number.</summary>
    public void RunCancellable(long number, Action<CancellationToken> run)
    {
        using CancellationTokenSource source = new();
        lock (_gate)
        {
            (_run, _runNumber) = (source, number);
        }

        try
        {
            run(source.Token);
        }
        finally
        {
            lock (_gate)
            {
                _run = null;
            }
        }
    }

    public void Dispose() => _messages.Dispose();

    private void Read()
    {
        var isClosing = false;
        try
        {
            while (!isClosing)
            {
                var kind = stream.Receive();
                if (kind == MessageKind.Cancel)
                {
                    Cancel();
                }
                else
                {
                    isClosing = kind == MessageKind.Close;
                    _messages.Add((kind, stream.CopyContent()));
                }
            }

            Thread.Sleep(ClosePatience);
        }
        finally
        {
            // No way out through handlers of exit: they would meet the library at work.
            Process.GetCurrentProcess().Kill();
        }
    }

    private void Cancel()
    {
        var number = stream.Content.Int64();
        lock (_gate)
        {
            if (_runNumber == number)
            {
                _run?.Cancel();
            }
        }
    }
}
