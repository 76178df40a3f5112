using System.CommandLine;
using PaddleInferenceNet.Cli.Commands;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli;

/// <summary>The program: parses the command line, runs the command, and turns every end into an exit code.</summary>
internal static class Application
{
    /// <summary>Runs the program on the streams of the process.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        using Interrupt interrupt = new();
        using var output = ResultOutput.OfProcess();
        var code = Run(arguments, new CommandContext(output, Messages.OfProcess(), interrupt.Token));
        return (int)(code == ExitCode.Interrupted ? interrupt.Code : code);
    }

    /// <summary>Runs the program on streams of the caller.</summary>
    public static ExitCode Run(IReadOnlyList<string> arguments, CommandContext context)
    {
        try
        {
            var parsed = new PaddleOcrCommand(context).Parse(arguments, UsageErrors.Parsing);
            return UsageErrors.Report(parsed, context.Messages) ? ExitCode.WrongUsage : Invoke(parsed, context.Output);
        }
        catch (Exception exception)
        {
            var (code, message) = Failure.Describe(exception);
            context.Messages.Error(message);
            return code;
        }
    }

    // Results go to the output themselves; the parser's own text, such as help, is gathered here.
    private static ExitCode Invoke(ParseResult parsed, ResultOutput output)
    {
        using StringWriter text = new();
        var code = (ExitCode)parsed.Invoke(new() { Output = text, EnableDefaultExceptionHandler = false });
        if (text.GetStringBuilder().Length > 0)
        {
            output.Write(text.ToString());
        }

        return code;
    }
}
