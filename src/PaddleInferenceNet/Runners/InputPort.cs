namespace PaddleInferenceNet;

/// <summary>Where the elements of one input of a <see cref="ModelRunner"/> are written.</summary>
internal abstract unsafe class InputPort : IDisposable
{
    public abstract bool IsClosed { get; }

    public abstract void Reshape(ReadOnlySpan<int> shape);

    public abstract void SetLod(long[][] levels);

    /// <summary>Copies as many elements as the shape has.</summary>
    public abstract void CopyFrom(TensorElementType type, void* source);

    /// <summary>The buffer of the present shape, valid until the next reshape or run.</summary>
    public abstract void* Mutable(TensorElementType type);

    public abstract void Dispose();
}
