using BenchmarkDotNet.Attributes;
using PaddleInferenceNet.Tests;

namespace PaddleInferenceNet.Benchmarks.Calls;

/// <summary>Setting, running and reading a net of one operator: through the wrapper, and through the C functions.</summary>
[MemoryDiagnoser]
public class RoundBenchmark : IDisposable
{
    private static readonly int[] Shape = [4, 3];

    private readonly float[] _source = new float[12];
    private readonly float[] _destination = new float[12];
    private BareCalls _bare = null!;
    private Predictor _predictor = null!;
    private InputTensor _input = null!;
    private OutputTensor _output = null!;

    /// <summary>Makes a predictor on either side, in the library that the process has chosen.</summary>
    [GlobalSetup]
    public void Open()
    {
        _bare = new BareCalls(PaddleLibrary.Path);
        // As the bare side: official libraries start with oneDNN, and the C interface has no switch against it.
        _predictor = Predictor.Create(TinyModel.Config with { Mkldnn = true });
        _input = _predictor.GetInput();
        _output = _predictor.GetOutput();
    }

    /// <summary>The C functions alone.</summary>
    [Benchmark(Baseline = true)]
    public float Bare()
    {
        _bare.Round(Shape, _source, _destination);
        return _destination[0];
    }

    /// <summary>The wrapper, with all its checks.</summary>
    [Benchmark]
    public float Wrapped()
    {
        _input.Reshape(Shape);
        _input.CopyFrom(_source);
        _predictor.Run();
        _output.CopyTo(_destination);
        return _destination[0];
    }

    /// <summary>Releases both predictors.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
        _predictor.Dispose();
        _bare.Dispose();
        GC.SuppressFinalize(this);
    }
}
