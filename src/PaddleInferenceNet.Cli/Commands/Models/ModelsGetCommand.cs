using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Fetches models and prints their folders.</summary>
internal sealed class ModelsGetCommand : Command
{
    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "Names of models, as 'models list' prints them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _folder = OptionFactory.Path(
        "--to",
        "DIR",
        "Put them into this folder, each in one of its name"
    );

    public ModelsGetCommand(CommandContext context)
        : base("get", "Fetches models that are not installed yet, and prints the folder of each.")
    {
        Add(_names);
        Add(_folder);
        SetAction(parsed => (int)Execute(parsed.GetRequiredValue(_names), parsed.GetValue(_folder), context));
    }

    private static ExitCode Execute(string[] names, string? folder, CommandContext context)
    {
        // All names are looked up first: one that is wrong is not to be found out after a long download.
        List<ModelEntry> models = [.. names.Select(ModelCatalogue.Default.Find)];
        using var store = Stores.Models(folder);
        DownloadNotes progress = new(context.Messages);
        foreach (var model in models)
        {
            var path = store.GetAsync(model, progress, context.Cancellation).GetAwaiter().GetResult();
            context.Output.Write($"{path}\n");
        }

        return ExitCode.Done;
    }
}
