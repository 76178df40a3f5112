namespace PaddleInferenceNet;

/// <summary>Settings of Paddle Lite, which runs parts of the graph in official libraries built with it; up to 2.6.</summary>
public sealed record LiteOptions
{
    /// <summary>Whether it is used.</summary>
    public bool Enabled { get; init; }

    /// <summary>Arithmetic of those parts.</summary>
    public InferencePrecision Precision { get; init; }

    /// <summary>Whether tensors are shared with Lite and not copied.</summary>
    public bool ZeroCopy { get; init; }

    /// <summary>Graph passes of Lite to leave out, by name.</summary>
    public IReadOnlyList<string> ExcludedPasses { get; init; } = [];

    /// <summary>Operator types that are kept out of Lite.</summary>
    public IReadOnlyList<string> ExcludedOperators { get; init; } = [];

    internal void Validate()
    {
        Rule.Defined(Precision, "Lite.Precision");
        Rule.Names(ExcludedPasses, "Lite.ExcludedPasses");
        Rule.Names(ExcludedOperators, "Lite.ExcludedOperators");
    }
}
