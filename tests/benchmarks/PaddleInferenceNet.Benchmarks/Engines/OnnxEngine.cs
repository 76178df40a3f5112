using Microsoft.ML.OnnxRuntime;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Engines;

/// <summary>A network in ONNX Runtime with its default graph optimisation.</summary>
internal sealed class OnnxEngine : IEngine
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private OrtValue? _input;

    public OnnxEngine(string modelFile, int threads)
    {
        using SessionOptions options = new() { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        _session = new InferenceSession(modelFile, options);
    }

    public string Description => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    public void Prepare(ReadOnlySpan<int> shape)
    {
        _input?.Dispose();
        long[] dimensions = [.. shape.ToArray().Select(dimension => (long)dimension)];
        _input = OrtValue.CreateTensorValueFromMemory(SyntheticInput.Noise(ElementCount.Of(shape)), dimensions);
    }

    public void Run()
    {
        using var outputs = _session.Run(_options, _session.InputNames, [_input!], _session.OutputNames);
    }

    public void Dispose()
    {
        _input?.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
