namespace PaddleInferenceNet;

/// <summary>A model in two named files.</summary>
internal sealed record FileModelSource(string ProgramPath, string ParametersPath) : ModelSource
{
    internal override ModelFiles Open()
    {
        ForeignModel.ThrowIf(ProgramPath);
        ForeignModel.ThrowIf(ParametersPath);
        return ModelFiles.FromPaths(ProgramPath, ParametersPath);
    }

    public override string ToString() => ProgramPath;
}
