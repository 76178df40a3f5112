namespace PaddleInferenceNet;

/// <summary>An input of a worker, written straight into memory that the worker sees.</summary>
internal sealed unsafe class WorkerInput(WorkerRunner runner, WorkerTensor tensor) : InputPort
{
    private bool _isClosed;

    public override bool IsClosed => _isClosed;

    public override void Reshape(ReadOnlySpan<int> shape) => tensor.SetShape(shape);

    public override void SetLod(long[][] levels) => tensor.Levels = [.. levels.Select(level => level.ToArray())];

    public override void CopyFrom(TensorElementType type, void* source)
    {
        using var use = runner.Use();
        var bytes = (long)tensor.ElementCount * TensorAccess.SizeOf(type);
        Buffer.MemoryCopy(source, tensor.Reserve(type), bytes, bytes);
    }

    public override void* Mutable(TensorElementType type) => tensor.Reserve(type);

    public override void Dispose()
    {
        if (!Interlocked.Exchange(ref _isClosed, true))
        {
            runner.Release();
        }
    }
}
