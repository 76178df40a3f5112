using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>Fetches a library and prints its folder.</summary>
internal sealed class NativeGetCommand : Command
{
    private readonly NativeChoice _choice = new();
    private readonly Option<string?> _folder = OptionFactory.Path(
        "--to",
        "DIR",
        "Put it into this folder, in one of its name"
    );

    public NativeGetCommand(CommandContext context)
        : base("get", "Fetches a library that is not installed yet, and prints its folder.")
    {
        _choice.AddTo(this);
        Add(_folder);
        SetAction(parsed => (int)Execute(_choice.Find(parsed), parsed.GetValue(_folder), context));
    }

    private static ExitCode Execute(NativeArchive archive, string? folder, CommandContext context)
    {
        using var store = Stores.Natives(folder);
        var path = store
            .GetAsync(archive, new DownloadNotes(context.Messages), context.Cancellation)
            .GetAwaiter()
            .GetResult();
        context.Output.Write($"{path}\n");
        return ExitCode.Done;
    }
}
