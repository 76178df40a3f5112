namespace PaddleInferenceNet;

/// <summary>A model at a path of which only a look tells what it is.</summary>
internal sealed record PathModelSource(string Location) : ModelSource
{
    private const string ParametersEnding = ".pdiparams";

    internal override ModelFiles Open()
    {
        if (!File.Exists(Location))
        {
            return new DirectoryModelSource(Location).Open();
        }

        ForeignModel.ThrowIf(Location);
        return Path.GetExtension(Location).ToLowerInvariant() switch
        {
            ".pdmodel" or ".json" => ModelFiles.FromPaths(Location, Path.ChangeExtension(Location, ParametersEnding)),
            ParametersEnding => ModelFiles.FromPaths(Path.ChangeExtension(Location, ".pdmodel"), Location),
            _ => new ArchiveModelSource(Location).Open(),
        };
    }

    public override string ToString() => Location;
}
