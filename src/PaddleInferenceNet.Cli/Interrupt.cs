using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Cli;

/// <summary>
/// Turns the first Ctrl+C into a cancellation, so that no result is cut in half. The second one ends the process at once,
/// also inside of a native call that takes long.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;

    public Interrupt() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
