using System.Diagnostics;
using System.Text;

namespace PaddleInferenceNet.Cli.Input.Pdf;

/// <summary>Runs another program, without a shell, and takes what it gives out, within limits of time and size.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int MaxErrorChars = 4096;

    private readonly Process _process;
    private readonly string _name;

    private ChildProcess(string program, IEnumerable<string> arguments)
    {
        _name = Path.GetFileNameWithoutExtension(program);
        _process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                CreateNoWindow = true,
            }
        )!;
    }

    /// <summary>Runs a program to its end and gives its standard output.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments, each handed over as it is.</param>
    /// <param name="limit">The longest time.</param>
    /// <param name="maxBytes">The longest output.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="PdfException">It failed or exceeded a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static byte[] Run(
        string program,
        IEnumerable<string> arguments,
        TimeSpan limit,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        using ChildProcess child = new(program, arguments);
        return child.RunAsync(limit, maxBytes, cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>Ends the program where it still runs.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<byte[]> RunAsync(TimeSpan limit, int maxBytes, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(limit);
        try
        {
            _process.StandardInput.Close();
            var said = ReadErrorsAsync(end.Token);
            var output = await ReadOutputAsync(maxBytes, end.Token).ConfigureAwait(false);
            var errors = await said.ConfigureAwait(false);
            await _process.WaitForExitAsync(end.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return _process.ExitCode == 0 ? output : throw new PdfException($"{_name} failed: {errors}");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PdfException($"{_name} did not end within {limit.TotalSeconds:0} s.", exception);
        }
    }

    private async Task<byte[]> ReadOutputAsync(int maxBytes, CancellationToken cancellationToken)
    {
        using MemoryStream output = new();
        var block = new byte[64 * 1024];
        var stream = _process.StandardOutput.BaseStream;
        for (int read; (read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0; )
        {
            if (output.Length + read > maxBytes)
            {
                throw new PdfException($"{_name} gave out more than {maxBytes} bytes.");
            }

            output.Write(block, 0, read);
        }

        return output.ToArray();
    }

    // All is read, since the program would wait else, but only the beginning is kept.
    private async Task<string> ReadErrorsAsync(CancellationToken cancellationToken)
    {
        StringBuilder errors = new();
        var block = new char[1024];
        for (
            int read;
            (read = await _process.StandardError.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0;

        )
        {
            errors.Append(block, 0, Math.Min(read, MaxErrorChars - errors.Length));
        }

        return errors.ToString().ReplaceLineEndings(" ").Trim();
    }
}
