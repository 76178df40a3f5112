using System.CommandLine;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>Prints where a library is.</summary>
internal sealed class NativePathCommand : Command
{
    private readonly NativeChoice _choice = new();

    public NativePathCommand(CommandContext context)
        : base("path", "Prints the folder of an installed library, which --library takes.")
    {
        _choice.AddTo(this);
        SetAction(parsed => (int)Execute(_choice.Find(parsed), context));
    }

    private static ExitCode Execute(NativeArchive archive, CommandContext context)
    {
        using var store = Stores.Natives();
        context.Output.Write($"{NativeChoice.Installed(archive, store)}\n");
        return ExitCode.Done;
    }
}
