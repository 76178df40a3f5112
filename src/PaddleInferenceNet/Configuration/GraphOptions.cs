namespace PaddleInferenceNet;

/// <summary>Rarely used settings of the graph and its executor.</summary>
public sealed record GraphOptions
{
    /// <summary>Whether the graph is written to a file after each pass, in the current folder.</summary>
    public bool WriteGraphs { get; init; }

    /// <summary>Whether <c>profile.log</c> is written to the current folder when the predictor is released.</summary>
    public bool Profile { get; init; }

    /// <summary>Whether fully connected layers may be padded.</summary>
    public bool FcPadding { get; init; } = true;

    /// <summary>Folder for caches of optimised graphs and engines; empty for none.</summary>
    public string CacheDirectory { get; init; } = "";

    /// <summary>Graph passes to add at the end, by name; one that the library does not know is refused.</summary>
    public IReadOnlyList<string> AppendedPasses { get; init; } = [];

    /// <summary>Graph passes to put into the list, by name, with their place from 0; put in by ascending place.</summary>
    public IReadOnlyDictionary<string, int> InsertedPasses { get; init; } =
        new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether the new executor is used; after 3.0.</summary>
    public bool NewExecutor { get; init; }

    /// <summary>Whether the new intermediate representation is used; after 3.0.</summary>
    public bool NewIr { get; init; }

    /// <summary>Whether the model was saved after optimisation; after 3.0.</summary>
    public bool OptimizedModel { get; init; }

    internal void Validate()
    {
        Rule.Require(CacheDirectory is not null, "Graph.CacheDirectory", CacheDirectory, "must not be null");
        Rule.Names(AppendedPasses, "Graph.AppendedPasses");
        Rule.Names([.. InsertedPasses.Keys], "Graph.InsertedPasses");
    }
}
