using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Prints the catalogue, or a part of it.</summary>
internal sealed class ModelsListCommand : Command
{
    private readonly Option<string?> _language = OptionFactory.Path(
        "--lang",
        "LANGUAGE",
        "Only models of this language, such as 'de' or 'german'"
    );
    private readonly Option<string?> _version = OptionFactory.Path(
        "--version",
        "VERSION",
        "Only models of this version, such as 'v2.0-server'"
    );
    private readonly Option<string?> _task = OptionFactory.Path(
        "--task",
        "TASK",
        $"Only models for this: {string.Join(", ", ModelText.TaskNames)}"
    );
    private readonly Option<bool> _checked = OptionFactory.Switch(
        "--checked",
        "Only models that were run for this release, on real or made weights"
    );
    private readonly Option<bool> _json = OptionFactory.Switch(
        "--json",
        "Print one JSON object for each model, each on a line of its own"
    );
    private readonly Option<bool> _markdown = OptionFactory.Switch("--markdown", "Print a table in Markdown");

    public ModelsListCommand(CommandContext context)
        : base(
            "list",
            "Prints the published models: name, task, version, size and languages; '*' marks those that are installed."
        )
    {
        foreach (var option in new Option[] { _language, _version, _task, _checked, _json, _markdown })
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_json) && result.GetValue(_markdown))
            {
                result.AddError("--json and --markdown exclude each other.");
            }
        });
        SetAction(parsed => (int)Execute(parsed, context.Output));
    }

    private ExitCode Execute(ParseResult parsed, ResultOutput output)
    {
        var models = Choose(parsed).ToList();
        if (parsed.GetValue(_json))
        {
            ModelList.WriteJson(models, output);
        }
        else if (parsed.GetValue(_markdown))
        {
            output.Write(ModelList.Markdown(models));
        }
        else
        {
            using var store = Stores.Models();
            output.Write(ModelList.Text(models, store));
        }

        return ExitCode.Done;
    }

    private IEnumerable<ModelEntry> Choose(ParseResult parsed)
    {
        var catalogue = ModelCatalogue.Default;
        var language = parsed.GetValue(_language) is { } word ? catalogue.FindLanguage(word) : null;
        var version = parsed.GetValue(_version) is { } name ? catalogue.FindVersion(name) : null;
        var isCheckedOnly = parsed.GetValue(_checked);
        ModelTask? task = parsed.GetValue(_task) is { } text ? ModelText.Task(text) : null;
        return catalogue.Models.Where(model =>
            (language is null || model.Languages.Contains(language.Code))
            && (version is null || model.Version == version)
            && (task is null || model.Task == task)
            && (!isCheckedOnly || model.Checked is not null)
        );
    }
}
