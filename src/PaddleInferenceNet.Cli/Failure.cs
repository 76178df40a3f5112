using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Cli;

/// <summary>The one place that says what a failure means for the user and for the exit code.</summary>
internal static class Failure
{
    /// <summary>The code to end with, and the message; an empty one where nothing is to be said.</summary>
    public static (ExitCode Code, string Message) Describe(Exception exception) =>
        exception switch
        {
            CommandException expected => (expected.Code, expected.Message),
            OutputClosedException => (ExitCode.Done, ""),
            OperationCanceledException => (ExitCode.Interrupted, ""),
            UnknownModelException => (ExitCode.WrongUsage, exception.Message),
            NativeLibraryLoadException absent => (ExitCode.NotLoaded, OfLibrary(absent)),
            ModelFormatException or UnsupportedOperatorException or DictionaryException => (
                ExitCode.NotLoaded,
                exception.Message
            ),
            DllNotFoundException or BadImageFormatException => (ExitCode.NotLoaded, OfImaging(exception)),
            TypeInitializationException { InnerException: { } cause } => Describe(cause),
            PaddleException or IOException or UnauthorizedAccessException => (ExitCode.Failed, exception.Message),
            OutOfMemoryException => (ExitCode.Failed, "The memory does not suffice."),
            _ => (ExitCode.Failed, $"This is a fault of the program. {exception}"),
        };

    /// <summary>Whether a failure is one of a single picture, after which the others can still be read.</summary>
    public static bool IsOfOnePicture(Exception exception) =>
        exception
            is ImageFormatException
                or PdfException
                or IOException
                or UnauthorizedAccessException
                or PaddleException
                or OutOfMemoryException;

    /// <summary>Says which picture failed and why.</summary>
    public static string OfPicture(string name, Exception exception) =>
        exception switch
        {
            ImageFormatException { Path: not null } => exception.Message,
            FileNotFoundException or DirectoryNotFoundException => $"'{name}': there is no such file.",
            UnauthorizedAccessException => $"'{name}' cannot be read: permission denied.",
            OutOfMemoryException => $"'{name}': the memory does not suffice for this picture.",
            _ => $"'{name}': {exception.Message}",
        };

    /// <summary>Runs a step that loads models, whose every failure, such as an unreadable dictionary, is one of loading.</summary>
    public static T Loading<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException
                || exception is PaddleException and not (NativeLibraryLoadException or UnknownModelException)
            )
        {
            var message = exception is FileNotFoundException { FileName: { } name }
                ? $"'{name}' does not exist."
                : exception.Message;
            throw new CommandException(ExitCode.NotLoaded, message, exception);
        }
    }

    private static string OfLibrary(NativeLibraryLoadException exception)
    {
        var attempts = exception.Attempts.Select(attempt => $"\n  {attempt.Path} ({attempt.Origin}): {attempt.Reason}");
        return $"No Paddle Inference C library could be loaded. Tried:{string.Concat(attempts)}\n"
            + "Name one with --library PATH or in the environment variable PADDLE_INFERENCE_LIBRARY.";
    }

    // The Paddle library has an exception of its own, so this one is of the library that decodes pictures.
    private static string OfImaging(Exception exception)
    {
        var hint = OperatingSystem.IsLinux()
            ? "\nOn Debian, this brings what it needs: apt-get install -y --no-install-recommends libgtk-3-0 libdrm2 libatomic1"
            : "";
        return $"The library for pictures cannot be loaded: {exception.Message.ReplaceLineEndings(" ").Trim()}{hint}";
    }
}
