using System.Globalization;
using System.Text;
using PaddleInferenceNet.Cli.Commands.Models;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>The forms in which models are listed.</summary>
internal static class ModelList
{
    private const int MostLanguages = 6;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>One line for each model, in columns.</summary>
    public static string Text(IReadOnlyList<ModelEntry> models, ModelStore store) =>
        TextColumns.Of(
            models.Select(model =>
                (string[])
                    [
                        (store.IsInstalled(model) ? "* " : "  ") + model.Name,
                        ModelText.Name(model.Task),
                        model.Version,
                        Size(model),
                        Languages(model),
                    ]
            )
        );

    /// <summary>A table in Markdown.</summary>
    public static string Markdown(IEnumerable<ModelEntry> models)
    {
        StringBuilder text = new();
        text.Append(
            "| Model | Task | Version | Languages | Size | Input | Classes | Dictionary | Form | Checked with |\n"
        );
        text.Append("|---|---|---|---|---:|---|---:|---|---|---|\n");
        foreach (var model in models)
        {
            string[] cells =
            [
                $"[{model.Name}]({model.Url})",
                ModelText.Name(model.Task),
                model.Version,
                Languages(model),
                Size(model),
                string.Join('×', model.InputShape.Select(size => size < 0 ? "?" : Number(size))),
                model.Classes is { } classes ? Number(classes) : "",
                model.Dictionary ?? "",
                model.UseInstead is { } other ? $"nb, not usable: take {other}" : Form(model.Format),
                model.Checked ?? "",
            ];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    /// <summary>One JSON object for each model.</summary>
    public static void WriteJson(IEnumerable<ModelEntry> models, ResultOutput output)
    {
        using MemoryStream lines = new();
        foreach (var model in models)
        {
            lines.Write(JsonLine.Of(model, JsonLine.Types.ModelEntry));
        }

        output.Write(lines.ToArray());
    }

    private static string Form(ModelFormat format) =>
        format switch
        {
            ModelFormat.Program => "pdmodel",
            ModelFormat.Json => "json",
            _ => "not known",
        };

    private static string Languages(ModelEntry model) =>
        model.Languages.Length <= MostLanguages
            ? string.Join(' ', model.Languages)
            : $"{string.Join(' ', model.Languages.Take(MostLanguages))} and {model.Languages.Length - MostLanguages} more";

    private static string Size(ModelEntry model) =>
        model.Size is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size / Mebibyte:0.0} MiB") : "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
