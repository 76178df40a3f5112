namespace PaddleInferenceNet;

/// <summary>Settings of a run through ONNX Runtime, in libraries built with it; from 2.3 on.</summary>
public sealed record OnnxRuntimeOptions
{
    /// <summary>Whether it is used.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether it optimises the graph.</summary>
    public bool Optimize { get; init; } = true;
}
