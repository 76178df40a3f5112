using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Interop;

/// <summary>Owns the descriptions of inputs or outputs that the library returned.</summary>
internal readonly unsafe ref struct TensorInfoArray(PD_IOInfos* infos)
{
    public int Count => infos is null ? 0 : checked((int)infos->size);

    public string Name(int index) =>
        Marshal.PtrToStringUTF8((nint)(Info(index)->name is var name && name is not null ? name->data : null)) ?? "";

    /// <summary>Declared dimensions, valid until <see cref="Dispose"/>; -1 where any size is allowed.</summary>
    public ReadOnlySpan<long> Shape(int index) =>
        Info(index)->shape is var shape && shape is not null ? new(shape->data, checked((int)shape->size)) : [];

    public PD_DataType DataType(int index) => Info(index)->dtype;

    public void Dispose() => PaddleApi.PD_IOInfosDestroy(infos);

    private PD_IOInfo* Info(int index) => infos->io_info[index];
}
