using System.Runtime.InteropServices;

namespace PaddleInferenceNet;

/// <summary>
/// A view of one output of a predictor. It keeps the native predictor alive, so dispose it. It can be read after a run
/// and until the next one, on the thread that ran.
/// </summary>
public sealed unsafe class OutputTensor : IDisposable
{
    private readonly PredictorSession _session;
    private readonly TensorInfo _info;
    private readonly OutputPort _port;
    private long _runNumber = -1;
    private int[] _shape = [];
    private int _rank;
    private int _elementCount;
    private TensorElementType _elementType;
    private byte[] _copy = [];

    internal OutputTensor(PredictorSession session, TensorInfo info, OutputPort port)
    {
        _session = session;
        _info = info;
        _port = port;
        _elementType = info.ElementType;
    }

    /// <summary>Name of the output.</summary>
    public string Name => _info.Name;

    /// <summary>Element type of the last run's result.</summary>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public TensorElementType ElementType
    {
        get
        {
            using var turn = EnterRead(nameof(ElementType));
            return _elementType;
        }
    }

    /// <summary>Dimensions of the last run's result; valid until the next run. Rank 0 is empty and has one element.</summary>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public ReadOnlySpan<int> Shape
    {
        get
        {
            using var turn = EnterRead(nameof(Shape));
            return _shape.AsSpan(0, _rank);
        }
    }

    /// <summary>Elements of the last run's result.</summary>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public int ElementCount
    {
        get
        {
            using var turn = EnterRead(nameof(ElementCount));
            return _elementCount;
        }
    }

    /// <summary>Where the sequences of the last run's result begin and end, level by level; empty for a model without sequences.</summary>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public long[][] GetLod()
    {
        using var turn = EnterRead(nameof(GetLod));
        return _port.ReadLod();
    }

    /// <summary>Copies all elements out, in the order of the shape, last dimension fastest.</summary>
    /// <param name="destination">At least <see cref="ElementCount"/> elements; the rest stays untouched.</param>
    /// <exception cref="ShapeMismatchException">The destination is too short.</exception>
    /// <exception cref="ArgumentException">The output holds another element type.</exception>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public void CopyTo(Span<float> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<int> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<long> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<byte> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<sbyte> destination) => Copy(destination);

    /// <summary>All elements without a copy where the library keeps them in the order of the shape, else in a buffer of this view.</summary>
    /// <typeparam name="T">float, int, long, byte or sbyte, as <see cref="ElementType"/> says.</typeparam>
    /// <returns>The elements; valid until the next run, and while this view is not disposed.</returns>
    /// <exception cref="ArgumentException">The output holds another element type.</exception>
    /// <exception cref="InvalidOperationException">There is no result, or another thread is using the predictor.</exception>
    /// <exception cref="NotSupportedException">Tensors cannot hold <typeparamref name="T"/>.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public ReadOnlySpan<T> GetSpan<T>()
        where T : unmanaged
    {
        using var turn = EnterRead(nameof(GetSpan));
        CheckType<T>(nameof(GetSpan));
        if (_elementCount == 0)
        {
            return [];
        }

        if (_session.Runner.HasPlainBuffers)
        {
            var data = _port.Data(TensorAccess.TypeOf<T>(), out var count);
            return new ReadOnlySpan<T>(data, count);
        }

        var bytes = checked(_elementCount * sizeof(T));
        if (_copy.Length < bytes)
        {
            _copy = new byte[bytes];
        }

        var elements = MemoryMarshal.Cast<byte, T>(_copy.AsSpan(0, bytes));
        CopyAll(elements);
        return elements;
    }

    /// <summary>Releases the view. The native predictor goes with its last view.</summary>
    public void Dispose() => _port.Dispose();

    private void Copy<T>(Span<T> destination)
        where T : unmanaged
    {
        using var turn = EnterRead(nameof(CopyTo));
        CheckType<T>(nameof(CopyTo));
        if (destination.Length < _elementCount)
        {
            throw new ShapeMismatchException(
                nameof(CopyTo),
                $"Output '{Name}' has the shape {ShapeText.Of<int>(_shape.AsSpan(0, _rank))}, which is {_elementCount} elements; the destination holds {destination.Length}.",
                $"{_elementCount} elements",
                $"{destination.Length} elements"
            );
        }

        if (_elementCount > 0)
        {
            CopyAll(destination);
        }
    }

    private void CopyAll<T>(Span<T> destination)
        where T : unmanaged
    {
        fixed (T* data = destination)
        {
            _port.CopyTo(TensorAccess.TypeOf<T>(), data);
        }
    }

    private void CheckType<T>(string member)
        where T : unmanaged
    {
        var type = TensorAccess.TypeOf<T>();
        if (type != _elementType)
        {
            throw new ArgumentException($"Output '{Name}' holds {_elementType}, {member} was called with {type}.");
        }
    }

    private PredictorSession.Turn EnterRead(string member)
    {
        ObjectDisposedException.ThrowIf(_port.IsClosed, this);
        var turn = _session.Enter(member);
        try
        {
            Refresh(member);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    // Shape and type are asked for once a run; every later reading of the same run finds them here.
    private void Refresh(string member)
    {
        if (!_session.HasOutputs)
        {
            throw new InvalidOperationException($"Output '{Name}' has no result; call Run before {member}.");
        }

        if (_runNumber == _session.RunNumber)
        {
            return;
        }

        _rank = _port.ReadShape(ref _shape);
        _elementCount = 1;
        foreach (var dimension in _shape.AsSpan(0, _rank))
        {
            _elementCount = checked(_elementCount * dimension);
        }

        _elementType = _port.ElementType;
        _runNumber = _session.RunNumber;
    }
}
