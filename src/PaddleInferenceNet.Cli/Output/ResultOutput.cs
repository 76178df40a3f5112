using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Where results go: every one is written whole and at once, in UTF-8.</summary>
internal sealed class ResultOutput(Stream stream, bool isTerminal) : IDisposable
{
    // The number of EPIPE, which is the same on Linux and macOS.
    private const int BrokenPipe = 32;
    private const int StandardOutputNumber = 1;

    /// <summary>Whether a person looks at it.</summary>
    public bool IsTerminal => isTerminal;

    public static ResultOutput OfProcess() => new(OpenStandardOutput(), !Console.IsOutputRedirected);

    /// <summary>Writes one result, which ends with a line end where it is text.</summary>
    /// <exception cref="OutputClosedException">Nobody reads any more.</exception>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> result)
    {
        try
        {
            stream.Write(result);
            stream.Flush();
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            throw new OutputClosedException(exception);
        }
        catch (IOException exception)
        {
            throw new CommandException(
                ExitCode.Failed,
                $"The result cannot be written: {exception.Message}",
                exception
            );
        }
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public void Dispose() => stream.Dispose();

    // The console's stream hides that a pipe is closed, so that all pictures would be read for nobody. A file stream tells,
    // but keeps a position of its own in a file, over which another program with the same output would write.
    private static Stream OpenStandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileStream stream = new(new SafeFileHandle(StandardOutputNumber, ownsHandle: false), FileAccess.Write, 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }
}
