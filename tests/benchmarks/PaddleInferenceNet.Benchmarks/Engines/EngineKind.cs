namespace PaddleInferenceNet.Benchmarks.Engines;

/// <summary>Who runs the network.</summary>
internal enum EngineKind
{
    /// <summary>The runtime of this project.</summary>
    Embedded,

    /// <summary>The official Paddle library, with MKLDNN.</summary>
    Official,

    /// <summary>ONNX Runtime on the ONNX form of the same network.</summary>
    OnnxRuntime,
}
