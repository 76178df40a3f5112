using System.CommandLine;
using PaddleInferenceNet.Cli.Commands.Models;
using PaddleInferenceNet.Cli.Commands.Native;
using PaddleInferenceNet.Cli.Commands.Read;
using PaddleInferenceNet.Cli.Commands.Serve;
using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal sealed class PaddleOcrCommand : RootCommand
{
    public PaddleOcrCommand(CommandContext context)
        : base("Reads the text in pictures, and runs any model, with original Paddle models.")
    {
        SharedOptions shared = new();
        Options.Clear();
        Add(HelpText.Option());
        Add(VersionText.Option());
        shared.AddTo(this);
        Add(new ReadCommand(shared, context));
        Add(new ServeCommand(shared, context));
        Add(new RunCommand(shared, context));
        Add(new BenchCommand(shared, context));
        Add(new DoctorCommand(shared, context));
        Add(new ModelsCommand(context));
        Add(new NativeCommand(context));
        Add(new CompletionCommand(context));
    }
}
