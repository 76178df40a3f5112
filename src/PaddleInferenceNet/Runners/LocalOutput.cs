using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>An output of the library in this process.</summary>
internal sealed unsafe class LocalOutput(TensorHandle handle) : OutputPort
{
    public override bool IsClosed => handle.IsClosed;

    public override TensorElementType ElementType => (TensorElementType)PaddleApi.PD_TensorGetDataType(handle);

    public override int ReadShape(ref int[] shape)
    {
        using ShapeArray dimensions = new(PaddleApi.PD_TensorGetShape(handle));
        NativeErrors.Check(nameof(PaddleApi.PD_TensorGetShape));
        var rank = dimensions.Values.Length;
        if (shape.Length < rank)
        {
            shape = new int[rank];
        }

        dimensions.Values.CopyTo(shape);
        return rank;
    }

    public override long[][] ReadLod() => LodArray.Take(PaddleApi.PD_TensorGetLod(handle));

    public override void CopyTo(TensorElementType type, void* destination) =>
        TensorAccess.CopyTo(handle, type, destination);

    public override void* Data(TensorElementType type, out int count) => TensorAccess.Data(handle, type, out count);

    public override void Dispose() => handle.Dispose();
}
