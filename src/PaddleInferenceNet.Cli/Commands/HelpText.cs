using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using PaddleInferenceNet.Cli.Commands.Models;
using PaddleInferenceNet.Cli.Commands.Native;
using PaddleInferenceNet.Cli.Commands.Read;
using PaddleInferenceNet.Cli.Commands.Serve;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Adds examples and exit codes to the help that the parser writes.</summary>
internal sealed class HelpText(HelpAction usage) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0    all was done
          1    some pictures could not be read, each named on standard error, and the others were;
               or a run failed; or a result could not be written
          2    the command line is wrong, or a file, folder or shape in it does not fit
          3    a model, its dictionary or a native library cannot be loaded
          130  stopped by Ctrl+C
          143  stopped by SIGTERM
        """;

    public static Option Option()
    {
        HelpOption option = new("--help", "-h") { Description = "Print this help" };
        option.Action = new HelpText((HelpAction)option.Action!);
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        usage.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command switch
        {
            ReadCommand => ReadCommand.Examples,
            RunCommand => RunCommand.Examples,
            BenchCommand => BenchCommand.Examples,
            DoctorCommand => DoctorCommand.Examples,
            ServeCommand => ServeCommand.Examples,
            ModelsCommand => ModelsCommand.Examples,
            NativeCommand => NativeCommand.Examples,
            CompletionCommand => CompletionCommand.Examples,
            _ when parseResult.CommandResult.Parent is CommandResult { Command: ModelsCommand } =>
                ModelsCommand.Examples,
            _ when parseResult.CommandResult.Parent is CommandResult { Command: NativeCommand } =>
                NativeCommand.Examples,
            _ =>
                $"{ReadCommand.Examples}\n{ServeCommand.Examples}\n{RunCommand.Examples}\n{BenchCommand.Examples}\n{ModelsCommand.Examples}",
        };
        output.WriteLine($"Examples:\n{examples}\n\n{ExitCodes}");
        return (int)ExitCode.Done;
    }
}
