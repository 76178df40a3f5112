using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Engines;

/// <summary>A network in whichever Paddle library the process has loaded.</summary>
internal sealed class PaddleEngine : IEngine
{
    private readonly Predictor _predictor;
    private readonly InputTensor _input;
    private readonly OutputTensor _output;

    public PaddleEngine(string modelFolder, int threads)
    {
        _predictor = Predictor.Create(
            new PaddleConfig { Model = ModelSource.FromDirectory(modelFolder), Threads = threads }
        );
        _input = _predictor.GetInput();
        _output = _predictor.GetOutput();
    }

    public string Description => PaddleLibrary.Version.ReplaceLineEndings(" ").Trim();

    public void Prepare(ReadOnlySpan<int> shape)
    {
        _input.Reshape(shape);
        _input.CopyFrom(SyntheticInput.Noise(ElementCount.Of(shape)));
    }

    public void Run()
    {
        _predictor.Run();
        _ = _output.GetSpan<float>();
    }

    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
        _predictor.Dispose();
    }
}
