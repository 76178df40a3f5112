using System.CommandLine;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Prints where models are kept.</summary>
internal sealed class ModelsPathCommand : Command
{
    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "Name of a model; none for the folder of all",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ModelsPathCommand(CommandContext context)
        : base("path", "Prints the folder of an installed model, or that of all models.")
    {
        Add(_name);
        SetAction(parsed => (int)Execute(parsed.GetValue(_name), context));
    }

    private static ExitCode Execute(string? name, CommandContext context)
    {
        using var store = Stores.Models();
        if (name is null)
        {
            context.Output.Write($"{store.Folder}\n");
            return ExitCode.Done;
        }

        var model = ModelCatalogue.Default.Find(name);
        if (!store.IsInstalled(model))
        {
            throw new CommandException(
                ExitCode.Failed,
                $"'{model.Name}' is not installed in '{store.Folder}'. 'paddle-ocr models get {model.Name}' fetches it."
            );
        }

        context.Output.Write($"{store.PathOf(model)}\n");
        return ExitCode.Done;
    }
}
