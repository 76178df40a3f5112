namespace PaddleInferenceNet.Cli;

/// <summary>A failure that is expected: a message for the user and the code to end with.</summary>
internal sealed class CommandException(ExitCode code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public ExitCode Code => code;

    public static CommandException WrongUsage(string message, Exception? inner = null) =>
        new(ExitCode.WrongUsage, message, inner);
}
