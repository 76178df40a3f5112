namespace PaddleInferenceNet;

/// <summary>Settings of TensorRT, which takes parts of the graph on a GPU.</summary>
public sealed record TensorRtOptions
{
    /// <summary>Whether it is used.</summary>
    public bool Enabled { get; init; }

    /// <summary>Arithmetic of the engines.</summary>
    public InferencePrecision Precision { get; init; }

    /// <summary>Scratch memory of one engine in MiB, 1 to 1048576; libraries before 2.4 take at most 2047.</summary>
    public int WorkspaceMb { get; init; } = 1024;

    /// <summary>Largest batch where no shapes are given, 1 to 65536.</summary>
    public int MaxBatch { get; init; } = 1;

    /// <summary>Fewest operators for which an engine is built, 1 to 65536.</summary>
    public int MinSubgraph { get; init; } = 3;

    /// <summary>Ranges of the inputs by name; empty for fixed shapes or a shape file.</summary>
    public IReadOnlyDictionary<string, ShapeRange> DynamicShapes { get; init; } =
        new Dictionary<string, ShapeRange>(StringComparer.Ordinal);

    /// <summary>File with ranges of all tensors, as a run with <see cref="CollectShapes"/> leaves it; empty for none.</summary>
    public string ShapeFile { get; init; } = "";

    /// <summary>Whether shapes are recorded into <see cref="ShapeFile"/>, which is written when the predictor is released.</summary>
    public bool CollectShapes { get; init; }

    /// <summary>Whether engines may be built again while running, for shapes outside the recorded ones.</summary>
    public bool AllowBuildAtRuntime { get; init; }

    /// <summary>Folder in which built engines are kept for the next start; empty to build them each time.</summary>
    public string CacheDirectory { get; init; } = "";

    /// <summary>Whether ranges for int8 are recorded in this run.</summary>
    public bool Calibrate { get; init; }

    /// <summary>Whether the model is quantised and so brings the ranges for int8 itself.</summary>
    public bool ModelIsQuantized { get; init; }

    /// <summary>Whether plug-ins of TensorRT stay in float32.</summary>
    public bool DisablePluginHalf { get; init; }

    /// <summary>Operator types that are kept out.</summary>
    public IReadOnlyList<string> ExcludedOperators { get; init; } = [];

    /// <summary>Whether the plug-ins for variable sequence lengths are used.</summary>
    public bool VariableLength { get; init; }

    /// <summary>Core of the deep learning accelerator to run on; null for none.</summary>
    public int? DlaCore { get; init; }

    internal void Validate()
    {
        Rule.Range(WorkspaceMb, 1, 1 << 20, "TensorRt.WorkspaceMb");
        Rule.Range(MaxBatch, 1, 1 << 16, "TensorRt.MaxBatch");
        Rule.Range(MinSubgraph, 1, 1 << 16, "TensorRt.MinSubgraph");
        Rule.Defined(Precision, "TensorRt.Precision");
        Rule.Names(ExcludedOperators, "TensorRt.ExcludedOperators");
        Rule.Require(DlaCore is null or (>= 0 and < 16), "TensorRt.DlaCore", DlaCore, "must be 0 to 15");
        Rule.Require(
            Precision != InferencePrecision.Int8 || Calibrate || ModelIsQuantized,
            "TensorRt.Precision",
            Precision,
            "needs TensorRt.ModelIsQuantized, or TensorRt.Calibrate to record ranges first"
        );
        Rule.Require(
            DynamicShapes.Count == 0 || ShapeFile.Length == 0,
            "TensorRt.ShapeFile",
            ShapeFile,
            "excludes TensorRt.DynamicShapes"
        );
        Rule.Require(
            !CollectShapes || ShapeFile.Length > 0,
            "TensorRt.CollectShapes",
            true,
            "needs TensorRt.ShapeFile"
        );
        foreach (var (name, range) in DynamicShapes)
        {
            Rule.Require(name.Length > 0 && range is not null, "TensorRt.DynamicShapes", name, "must name an input");
            range!.Validate($"TensorRt.DynamicShapes['{name}']");
        }
    }
}
