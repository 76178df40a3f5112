namespace PaddleInferenceNet.Interop;

/// <summary>Owns the dimensions that the library returned; on the stack only, so that reading a shape allocates nothing.</summary>
internal readonly unsafe ref struct ShapeArray(PD_OneDimArrayInt32* array)
{
    /// <summary>The dimensions, valid until <see cref="Dispose"/>; empty for rank 0.</summary>
    public ReadOnlySpan<int> Values => array is null ? [] : new(array->data, checked((int)array->size));

    public void Dispose() => PaddleApi.PD_OneDimArrayInt32Destroy(array);
}
