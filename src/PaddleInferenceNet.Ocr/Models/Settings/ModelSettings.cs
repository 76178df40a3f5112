using System.Collections.Immutable;
using PaddleInferenceNet.Ocr.Recognition;
using YamlDotNet.Core;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>What the <c>inference.yml</c> beside a model of Paddle 3 says of it.</summary>
internal sealed record ModelSettings
{
    public const string FileName = "inference.yml";

    private const int MaxFileBytes = 16 * 1024 * 1024;

    /// <summary>Name of the model; empty where it is not said.</summary>
    public string Name { get; init; } = "";

    /// <summary>Shape [channels, height, width] of a recogniser's input; empty where it is not said.</summary>
    public ImmutableArray<int> RecognitionShape { get; init; } = [];

    /// <summary>The characters of a recogniser, without blank and space; empty for other models.</summary>
    public ImmutableArray<string> Characters { get; init; } = [];

    /// <summary>Height of a recogniser's input in pixels; null where it is not said.</summary>
    public int? RecognitionHeight => RecognitionShape is [_, var height and > 0, _] ? height : null;

    /// <summary>Reads the file in a model's folder or tar file; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ModelFormatException">It is damaged.</exception>
    public static ModelSettings? Find(string model)
    {
        if (Directory.Exists(model))
        {
            var path = Path.Combine(model, FileName);
            return File.Exists(path) ? Read(File.OpenRead(path), path) : null;
        }

        if (!File.Exists(model) || !Path.GetExtension(model).Equals(".tar", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var archive = File.OpenRead(model);
        var entry = ModelArchive.Read(archive, model).FirstOrDefault(entry => entry.Name == FileName);
        return entry is null ? null : Read(entry.Content, NameIn(model));
    }

    /// <summary>What to call the file in messages.</summary>
    public static string NameIn(string model) => Path.Combine(model, FileName);

    /// <summary>Reads the file and closes it.</summary>
    /// <exception cref="ModelFormatException">It is damaged.</exception>
    public static ModelSettings Read(Stream file, string name)
    {
        using (file)
        {
            if (file.Length > MaxFileBytes)
            {
                throw Damaged(name, $"it has {file.Length} bytes, more than {MaxFileBytes}");
            }

            try
            {
                using StreamReader reader = new(file);
                return From(BoundedYaml.Read(reader));
            }
            catch (Exception exception) when (exception is YamlException or InvalidDataException)
            {
                throw Damaged(name, exception.Message, exception);
            }
        }
    }

    private static ModelSettings From(YamlValue root)
    {
        ModelSettings settings = new()
        {
            Name = root["Global"]?["model_name"]?.Text ?? "",
            RecognitionShape = Shape(Operator(root, "RecResizeImg")?["image_shape"]),
            Characters = [.. root["PostProcess"]?["character_dict"]?.Items.Select(item => item.Text ?? "") ?? []],
        };
        return
            settings.RecognitionHeight
                is null
                    or (>= RecognitionOptions.LeastHeight and <= RecognitionOptions.MostHeight)
            ? settings
            : throw new InvalidDataException(
                $"a recogniser of {settings.RecognitionHeight} pixels is too high or too low; it has {RecognitionOptions.LeastHeight} to {RecognitionOptions.MostHeight}"
            );
    }

    // Each step is a mapping with one key, its name.
    private static YamlValue? Operator(YamlValue root, string name) =>
        root["PreProcess"]?["transform_ops"]?.Items.Select(step => step[name]).FirstOrDefault(step => step is not null);

    private static ImmutableArray<int> Shape(YamlValue? value) =>
        value is null
            ? []
            :
            [
                .. value.Items.Select(item =>
                    item.Number ?? throw new InvalidDataException("image_shape is no list of numbers")
                ),
            ];

    private static ModelFormatException Damaged(string name, string why, Exception? inner = null) =>
        new(PaddleErrorCode.ModelFormat, nameof(ModelSettings), $"The settings '{name}' cannot be used: {why}.", inner);
}
