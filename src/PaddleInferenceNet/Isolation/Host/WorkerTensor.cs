namespace PaddleInferenceNet;

/// <summary>What the host knows of one input or output of a worker, and the memory of its elements, which both see.</summary>
internal sealed unsafe class WorkerTensor(int slot) : IDisposable
{
    private const long Granularity = 64 * 1024;

    private readonly int[] _shape = new int[MessageReader.MaxRank];
    private SharedMemory? _memory;
    private bool _isMapped;

    public ReadOnlySpan<int> Shape => _shape.AsSpan(0, Rank);

    public int Rank { get; private set; }

    public TensorElementType ElementType { get; set; } = TensorElementType.Unknown;

    /// <summary>Sequence offsets, level by level; none where the model has no sequences.</summary>
    public long[][] Levels { get; set; } = [];

    /// <summary>The run whose elements are in the memory, of an output.</summary>
    public long FetchedRun { get; set; }

    public int ElementCount
    {
        get
        {
            var count = 1;
            foreach (var dimension in Shape)
            {
                count = checked(count * dimension);
            }

            return count;
        }
    }

    public void SetShape(ReadOnlySpan<int> shape)
    {
        if (shape.Length > MessageReader.MaxRank)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shape),
                $"A shape of rank {shape.Length} has no place: a worker takes ranks up to {MessageReader.MaxRank}."
            );
        }

        shape.CopyTo(_shape);
        Rank = shape.Length;
    }

    /// <exception cref="InvalidDataException">The message does not go on with a shape.</exception>
    public void ReadShape(ref MessageReader reader) => Rank = reader.Shape(_shape);

    /// <summary>Memory for all elements; what was there stays as long as no larger one is taken.</summary>
    /// <exception cref="PaddleException">There is none.</exception>
    public byte* Reserve(TensorElementType type)
    {
        ElementType = type;
        var bytes = (long)ElementCount * TensorAccess.SizeOf(type);
        if (_memory is null || _memory.Length < bytes)
        {
            var length = (Math.Max(bytes, 1) + Granularity - 1) / Granularity * Granularity;
            var larger = SharedMemory.Create(length);
            _memory?.Dispose();
            _memory = larger;
            _isMapped = false;
        }

        return _memory.Pointer;
    }

    /// <summary>Makes the worker open the memory, where it has not yet.</summary>
    public void Map(WorkerProcess worker, string member, TimeSpan limit)
    {
        if (_isMapped || _memory is null)
        {
            return;
        }

        worker.Writer.Begin(MessageKind.Map).Int32(slot).Int64(_memory.Length).Text(_memory.Address);
        worker.Ask(member, MessageKind.Done, limit);
        _memory.Hide();
        _isMapped = true;
    }

    /// <summary>Prepares for another worker, which has opened nothing yet.</summary>
    public void Unmap()
    {
        _isMapped = false;
        if (_memory is { IsHidden: true } hidden)
        {
            _memory = SharedMemory.Create(hidden.Length);
            Buffer.MemoryCopy(hidden.Pointer, _memory.Pointer, _memory.Length, hidden.Length);
            hidden.Dispose();
        }
    }

    public void Dispose() => _memory?.Dispose();
}
