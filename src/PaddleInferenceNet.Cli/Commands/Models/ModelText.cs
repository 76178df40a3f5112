using System.Text.Json;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Names of tasks as the catalogue and the command line write them.</summary>
internal static class ModelText
{
    private static readonly Dictionary<string, ModelTask> Tasks = Enum.GetValues<ModelTask>()
        .ToDictionary(Name, task => task, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> TaskNames => Tasks.Keys;

    public static string Name(ModelTask task) =>
        JsonSerializer.SerializeToElement(task, JsonLine.Types.ModelTask).GetString()!;

    /// <exception cref="CommandException">There is no such task.</exception>
    public static ModelTask Task(string name) =>
        Tasks.TryGetValue(name, out var task)
            ? task
            : throw CommandException.WrongUsage(
                $"--task is '{name}'; it must be one of {string.Join(", ", TaskNames)}."
            );
}
