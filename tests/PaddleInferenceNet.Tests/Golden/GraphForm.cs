namespace PaddleInferenceNet.Tests.Golden;

/// <summary>One form in which a network is stored; all of them give the same outputs.</summary>
/// <param name="Name">Such as <c>pdmodel</c> or <c>json</c>.</param>
/// <param name="ProgramPath">Absolute path of the program file.</param>
internal sealed record GraphForm(string Name, string ProgramPath)
{
    private const string JsonName = "json";

    /// <summary>Whether the library of this run can read it: official ones before 3.0 take no JSON.</summary>
    public bool CanBeRead => Name != JsonName || PaddleLibrary.IsEmbedded;

    /// <summary>The forms that are there, of a row with a folder of its own or of a published model.</summary>
    /// <param name="row">Name of the row, as <c>json</c> goes by it.</param>
    /// <param name="folder">Absolute path of the folder with the programs in the older form.</param>
    public static IReadOnlyList<GraphForm> Of(string row, string folder) =>
        [
            .. new[]
            {
                new GraphForm("pdmodel", Path.Combine(folder, "inference.pdmodel")),
                new GraphForm("pdmodel of Paddle 2.6", Path.Combine(folder, "inference.paddle2.6.pdmodel")),
                new GraphForm(JsonName, Path.Combine(SharedData.Root, "json", row, "inference.json")),
            }.Where(form => File.Exists(form.ProgramPath)),
        ];

    public byte[] ReadProgram() => File.ReadAllBytes(ProgramPath);
}
