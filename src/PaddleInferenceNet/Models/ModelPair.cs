namespace PaddleInferenceNet;

/// <summary>Which two files of a folder or archive are the model.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Parameters">Name of the weights; the file may be absent.</param>
internal readonly record struct ModelPair(string Program, string Parameters)
{
    private const string ProgramEnding = ".pdmodel";
    private const string ParametersEnding = ".pdiparams";

    private static readonly ModelPair[] Usual =
    [
        new("model.pdmodel", "model.pdiparams"),
        new("inference.pdmodel", "inference.pdiparams"),
        new("inference.json", "inference.pdiparams"),
        new("model.json", "model.pdiparams"),
        new("__model__", "params"),
        new("__model__", "__params__"),
    ];

    /// <summary>Chooses among names: a usual pair, else the only program with the only weights.</summary>
    /// <param name="names">Names of files, without folders.</param>
    /// <param name="where">The folder or archive, for the message.</param>
    /// <exception cref="ModelFormatException">There is no pair, or more than one.</exception>
    public static ModelPair Choose(IReadOnlyCollection<string> names, string where)
    {
        var complete = Usual.Where(pair => names.Contains(pair.Program) && names.Contains(pair.Parameters));
        var started = Usual.Where(pair => names.Contains(pair.Program));
        return complete.Concat(started).Cast<ModelPair?>().FirstOrDefault() ?? Only(names, where);
    }

    private static ModelPair Only(IReadOnlyCollection<string> names, string where)
    {
        var programs = EndingWith(names, ProgramEnding);
        var parameters = EndingWith(names, ParametersEnding);
        if (programs is [var program] && parameters.Length <= 1)
        {
            return new ModelPair(
                program,
                parameters is [var only] ? only : Path.ChangeExtension(program, ParametersEnding)
            );
        }

        if (programs.Length > 1)
        {
            throw ModelFiles.Unreadable(
                $"{where} has more than one program: {string.Join(", ", programs)}. Name the two files of one model."
            );
        }

        ForeignModel.ThrowIfAny(names, where);
        throw ModelFiles.Unreadable(
            $"{where} has no model: none of {string.Join(", ", Usual.Select(pair => pair.Program).Distinct())}, and no other *{ProgramEnding}."
        );
    }

    private static string[] EndingWith(IEnumerable<string> names, string ending) =>
        [
            .. names
                .Where(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
}
