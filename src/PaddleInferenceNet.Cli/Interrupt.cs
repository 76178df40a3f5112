using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Cli;

/// <summary>
/// Turns the first Ctrl+C or SIGTERM into a cancellation, so that no result is cut in half. The second one ends the process
/// at once, also inside of a native call that takes long.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interrupt() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, ExitCode.Terminated)),
        ];

    public CancellationToken Token => _source.Token;

    /// <summary>How a run ended that was cancelled.</summary>
    public ExitCode Code { get; private set; } = ExitCode.Interrupted;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context, ExitCode code)
    {
        context.Cancel = !_source.IsCancellationRequested;
        Code = code;
        _source.Cancel();
    }
}
