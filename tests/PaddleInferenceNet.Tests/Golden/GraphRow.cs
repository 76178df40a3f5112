using System.Text.Json;

namespace PaddleInferenceNet.Tests.Golden;

/// <summary>One network of the shared graphs: its forms, its parameters, and its recorded outputs.</summary>
internal sealed class GraphRow
{
    private const string Folder = "graphs";
    private const string RealParameters = "real";

    private readonly string _programs;
    private readonly bool _hasRealParameters;
    private readonly double _filterGain;

    private GraphRow(string name)
    {
        Name = name;
        var folder = Path.Combine(SharedData.Root, Folder, name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "golden.json")));
        var root = document.RootElement;
        _hasRealParameters = root.GetProperty("parameters").GetString() == RealParameters;
        _programs = _hasRealParameters
            ? Path.GetFullPath(Path.Combine(folder, root.GetProperty("model").GetString()!))
            : folder;
        _filterGain = root.TryGetProperty("filter_gain", out var gain)
            ? gain.GetDouble()
            : MadeParameters.DefaultFilterGain;
        ParametersHash = root.GetProperty("pdiparams_sha256").GetString()!;
        var recorded = NumpyFile.Read(Path.Combine(folder, "golden.npy"));
        Cases = [.. root.GetProperty("cases").EnumerateArray().Select(item => new GraphCase(name, item, recorded))];
    }

    public string Name { get; }

    /// <summary>SHA-256 of the parameter file, in lower case.</summary>
    public string ParametersHash { get; }

    public IReadOnlyList<GraphCase> Cases { get; }

    public IReadOnlyList<GraphForm> Forms => GraphForm.Of(Name, _programs);

    /// <summary>Names of all rows; none where the shared data is absent.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. SharedData
            .List("*", Folder)
            .Where(name => File.Exists(Path.Combine(SharedData.Root, Folder, name, "golden.json"))),
    ];

    public static GraphRow Open(string name) => new(name);

    /// <summary>The parameter file, which all forms share: the real one, or made for the program of the first form.</summary>
    public byte[] ReadParameters() =>
        _hasRealParameters
            ? File.ReadAllBytes(Path.Combine(_programs, "inference.pdiparams"))
            : MadeParameters.Make(Forms[0].ReadProgram(), _filterGain);

    public override string ToString() => Name;
}
