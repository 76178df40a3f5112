using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>An input of the library in this process.</summary>
internal sealed unsafe class LocalInput(TensorHandle handle) : InputPort
{
    public override bool IsClosed => handle.IsClosed;

    public override void Reshape(ReadOnlySpan<int> shape)
    {
        fixed (int* dimensions = shape)
        {
            PaddleApi.PD_TensorReshape(handle, (nuint)shape.Length, dimensions);
        }

        NativeErrors.Check(nameof(PaddleApi.PD_TensorReshape));
    }

    public override void SetLod(long[][] levels)
    {
        LodArray.Give(handle, levels);
        NativeErrors.Check(nameof(PaddleApi.PD_TensorSetLod));
    }

    public override void CopyFrom(TensorElementType type, void* source) => TensorAccess.CopyFrom(handle, type, source);

    public override void* Mutable(TensorElementType type) => TensorAccess.Mutable(handle, type);

    public override void Dispose() => handle.Dispose();
}
