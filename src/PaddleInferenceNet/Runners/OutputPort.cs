namespace PaddleInferenceNet;

/// <summary>Where the elements of one output of the last run of a <see cref="ModelRunner"/> are read.</summary>
internal abstract unsafe class OutputPort : IDisposable
{
    public abstract bool IsClosed { get; }

    public abstract TensorElementType ElementType { get; }

    /// <summary>Reads the dimensions into an array, which is replaced where it is too short.</summary>
    /// <returns>The rank.</returns>
    public abstract int ReadShape(ref int[] shape);

    public abstract long[][] ReadLod();

    /// <summary>Copies all elements.</summary>
    public abstract void CopyTo(TensorElementType type, void* destination);

    /// <summary>The buffer of the result and its element count, valid until the next run.</summary>
    public abstract void* Data(TensorElementType type, out int count);

    public abstract void Dispose();
}
