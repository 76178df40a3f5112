namespace PaddleInferenceNet.Benchmarks.Engines;

/// <summary>A loaded network that is run again and again.</summary>
internal interface IEngine : IDisposable
{
    /// <summary>Name and version, for the report.</summary>
    string Description { get; }

    /// <summary>Sets the input to deterministic noise of a shape; not measured.</summary>
    void Prepare(ReadOnlySpan<int> shape);

    /// <summary>One run, from input to output; measured.</summary>
    void Run();
}
