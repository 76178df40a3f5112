namespace PaddleInferenceNet;

/// <summary>Files that belong to Paddle but are no model to run: they are named as what they are, with what to use instead.</summary>
internal static class ForeignModel
{
    private const string Lite = ".nb";

    private static readonly string[] Checkpoint = [".pdparams", ".pdopt", ".states"];

    // What the names of the converted models have behind the name of the original, the outermost first.
    private static readonly string[] LiteSuffixes = ["_opt", "_infer", "_slim", "_quant"];

    /// <summary>Refuses a file by its name.</summary>
    /// <exception cref="ModelFormatException">It is of Paddle-Lite, or of training.</exception>
    public static void ThrowIf(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(Lite, StringComparison.OrdinalIgnoreCase))
        {
            throw ModelFiles.Malformed(
                $"'{path}' is a model of Paddle-Lite, which only that engine reads. Use the model it was made from: '{OriginalOf(name)}'."
            );
        }

        if (Checkpoint.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw ModelFiles.Malformed(
                $"'{path}' is a checkpoint of training: weights without a program. Export it with PaddleOCR, "
                    + "'python tools/export_model.py -c CONFIG.yml -o Global.pretrained_model=CHECKPOINT Global.save_inference_dir=DIR', "
                    + "and use the folder DIR; or use the inference model of the same name."
            );
        }
    }

    /// <summary>Refuses a folder or archive for the first such file in it.</summary>
    /// <exception cref="ModelFormatException">There is one.</exception>
    public static void ThrowIfAny(IEnumerable<string> names, string where)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            try
            {
                ThrowIf(name);
            }
            catch (ModelFormatException exception)
            {
                throw ModelFiles.Malformed($"{where} has no model to run. {exception.Message}");
            }
        }
    }

    private static string OriginalOf(string name)
    {
        var original = name[..^Lite.Length];
        foreach (var suffix in LiteSuffixes)
        {
            original = original.EndsWith(suffix, StringComparison.Ordinal) ? original[..^suffix.Length] : original;
        }

        return original;
    }
}
