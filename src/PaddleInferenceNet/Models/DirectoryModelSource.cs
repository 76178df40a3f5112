namespace PaddleInferenceNet;

/// <summary>A model in a folder under one of the usual names.</summary>
internal sealed record DirectoryModelSource(string Directory) : ModelSource
{
    private static readonly string[] Programs = ["model.pdmodel", "inference.pdmodel", "inference.json"];

    internal override ModelFiles Open()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            var what = File.Exists(Directory) ? "is a file, not a folder" : "does not exist";
            throw ModelFiles.Unreadable($"The model folder '{Directory}' {what}.");
        }

        foreach (var name in Programs)
        {
            var program = Path.Combine(Directory, name);
            if (Path.Exists(program))
            {
                return ModelFiles.FromPaths(program, Path.ChangeExtension(program, ".pdiparams"));
            }
        }

        throw ModelFiles.Unreadable($"The model folder '{Directory}' has none of {string.Join(", ", Programs)}.");
    }

    public override string ToString() => Directory;
}
