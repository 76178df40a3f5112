using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Holds installed models against the hashes that were recorded when they were installed.</summary>
internal sealed class ModelsVerifyCommand : Command
{
    private readonly Argument<string[]> _names = new("NAME")
    {
        Description = "Names of models; none for all that are installed",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _folder = OptionFactory.Path("--in", "DIR", "The folder that they were put into");

    public ModelsVerifyCommand(CommandContext context)
        : base("verify", "Checks that the files of installed models are what they were when they were installed.")
    {
        Add(_names);
        Add(_folder);
        SetAction(parsed => (int)Execute(parsed.GetValue(_names) ?? [], parsed.GetValue(_folder), context));
    }

    private static ExitCode Execute(string[] names, string? folder, CommandContext context)
    {
        using var store = Stores.Models(folder);
        List<ModelEntry> models =
            names.Length > 0
                ? [.. names.Select(ModelCatalogue.Default.Find)]
                : [.. ModelCatalogue.Default.Models.Where(store.IsInstalled)];
        var code = ExitCode.Done;
        foreach (var model in models)
        {
            var faults = store.VerifyAsync(model, context.Cancellation).GetAwaiter().GetResult();
            foreach (var fault in faults)
            {
                context.Messages.Error($"{model.Name}: {fault}");
                code = ExitCode.Failed;
            }

            if (faults.Count == 0)
            {
                context.Output.Write($"{model.Name}: sound\n");
            }
        }

        if (models.Count == 0)
        {
            context.Messages.Note($"No model is installed in '{store.Folder}'.");
        }

        return code;
    }
}
