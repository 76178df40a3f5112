using System.Runtime.InteropServices;
using System.Text;
using PaddleInferenceNet.Tests;

namespace PaddleInferenceNet.Benchmarks.Calls;

/// <summary>The same round through the addresses of the C functions, as a C program would make it: no check, no view.</summary>
internal sealed unsafe class BareCalls : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<nint, nuint, int*, void> _reshape;
    private readonly delegate* unmanaged<nint, float*, void> _copyFrom;
    private readonly delegate* unmanaged<nint, sbyte> _run;
    private readonly delegate* unmanaged<nint, float*, void> _copyTo;
    private readonly nint _config;
    private readonly nint _predictor;
    private readonly nint _input;
    private readonly nint _output;

    public BareCalls(string libraryPath)
    {
        _library = NativeLibrary.Load(libraryPath);
        _reshape = (delegate* unmanaged<nint, nuint, int*, void>)Export("PD_TensorReshape");
        _copyFrom = (delegate* unmanaged<nint, float*, void>)Export("PD_TensorCopyFromCpuFloat");
        _run = (delegate* unmanaged<nint, sbyte>)Export("PD_PredictorRun");
        _copyTo = (delegate* unmanaged<nint, float*, void>)Export("PD_TensorCopyToCpuFloat");
        _config = ((delegate* unmanaged<nint>)Export("PD_ConfigCreate"))();
        SetModel();
        ((delegate* unmanaged<nint, void>)Export("PD_ConfigEnableMKLDNN"))(_config);
        _predictor = ((delegate* unmanaged<nint, nint>)Export("PD_PredictorCreate"))(_config);
        _input = View("PD_PredictorGetInputHandle", TinyModel.Input);
        _output = View("PD_PredictorGetOutputHandle", TinyModel.Output);
    }

    public void Round(ReadOnlySpan<int> shape, ReadOnlySpan<float> source, Span<float> destination)
    {
        fixed (int* dimensions = shape)
        fixed (float* input = source)
        fixed (float* output = destination)
        {
            _reshape(_input, (nuint)shape.Length, dimensions);
            _copyFrom(_input, input);
            _ = _run(_predictor);
            _copyTo(_output, output);
        }
    }

    public void Dispose()
    {
        Destroy("PD_TensorDestroy", _input);
        Destroy("PD_TensorDestroy", _output);
        Destroy("PD_PredictorDestroy", _predictor);
        Destroy("PD_ConfigDestroy", _config);
        NativeLibrary.Free(_library);
    }

    private void SetModel()
    {
        var setBuffer = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, void>)Export("PD_ConfigSetModelBuffer");
        fixed (byte* program = TinyModel.Program)
        fixed (byte* parameters = TinyModel.Parameters)
        {
            setBuffer(
                _config,
                program,
                (nuint)TinyModel.Program.Length,
                parameters,
                (nuint)TinyModel.Parameters.Length
            );
        }
    }

    private nint View(string function, string name)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
        {
            return ((delegate* unmanaged<nint, byte*, nint>)Export(function))(_predictor, text);
        }
    }

    private void Destroy(string function, nint handle) => ((delegate* unmanaged<nint, void>)Export(function))(handle);

    private nint Export(string function) => NativeLibrary.GetExport(_library, function);
}
