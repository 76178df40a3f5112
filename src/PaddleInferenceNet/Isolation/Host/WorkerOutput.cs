namespace PaddleInferenceNet;

/// <summary>An output of a worker, read from memory into which the worker copies it when it is first asked for.</summary>
internal sealed unsafe class WorkerOutput(WorkerRunner runner, WorkerTensor tensor, int index) : OutputPort
{
    private bool _isClosed;

    public override bool IsClosed => _isClosed;

    public override TensorElementType ElementType => tensor.ElementType;

    public override int ReadShape(ref int[] shape)
    {
        if (shape.Length < tensor.Rank)
        {
            shape = new int[tensor.Rank];
        }

        tensor.Shape.CopyTo(shape);
        return tensor.Rank;
    }

    public override long[][] ReadLod() => runner.ReadLod(index);

    public override void CopyTo(TensorElementType type, void* destination)
    {
        using var use = runner.Use();
        var data = Data(type, out var count);
        var bytes = (long)count * TensorAccess.SizeOf(type);
        Buffer.MemoryCopy(data, destination, bytes, bytes);
    }

    public override void* Data(TensorElementType type, out int count)
    {
        runner.Fetch(tensor, index, type);
        count = tensor.ElementCount;
        return tensor.Reserve(type);
    }

    public override void Dispose()
    {
        if (!Interlocked.Exchange(ref _isClosed, true))
        {
            runner.Release();
        }
    }
}
