namespace PaddleInferenceNet;

/// <summary>A model in a folder, under one of the usual names or any other.</summary>
internal sealed record DirectoryModelSource(string Directory) : ModelSource
{
    internal override ModelFiles Open()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            var what = File.Exists(Directory) ? "is a file, not a folder" : "does not exist";
            throw ModelFiles.Unreadable($"The model folder '{Directory}' {what}.");
        }

        var pair = ModelPair.Choose(Names(), $"The model folder '{Directory}'");
        if (pair.Program == SeparateWeights.ProgramName && !File.Exists(Path.Combine(Directory, pair.Parameters)))
        {
            return SeparateWeights.Join(Directory);
        }

        return ModelFiles.FromPaths(Path.Combine(Directory, pair.Program), Path.Combine(Directory, pair.Parameters));
    }

    public override string ToString() => Directory;

    private string[] Names()
    {
        try
        {
            return
            [
                .. System.IO.Directory.EnumerateFileSystemEntries(Directory).Select(entry => Path.GetFileName(entry)),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ModelFiles.Unreadable(
                $"The model folder '{Directory}' cannot be read: {exception.Message}",
                exception
            );
        }
    }
}
