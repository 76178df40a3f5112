namespace PaddleInferenceNet;

/// <summary>
/// A view of one input of a predictor. It keeps the native predictor alive, so dispose it. One thread at a time may use a
/// predictor and its tensors; reshape, write, run and read one request on the same thread.
/// </summary>
public sealed unsafe class InputTensor : IDisposable
{
    private const int MaxLevels = 8;
    private readonly PredictorSession _session;
    private readonly InputState _state;
    private readonly InputPort _port;

    internal InputTensor(PredictorSession session, InputState state, InputPort port)
    {
        _session = session;
        _state = state;
        _port = port;
    }

    /// <summary>Name of the input.</summary>
    public string Name => _state.Info.Name;

    /// <summary>Sets the shape for the next runs. A shape that differs from the present one makes the written data void.</summary>
    /// <param name="shape">Dimensions, all positive, with a product that fits 32 bits; rank and channels as declared.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension or the product is outside its range.</exception>
    /// <exception cref="ShapeMismatchException">The model declares another rank or another number of channels.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public void Reshape(params ReadOnlySpan<int> shape)
    {
        using var turn = Enter(nameof(Reshape));
        _state.CheckShape(shape);
        _port.Reshape(shape);
        _state.SetShape(shape);
    }

    /// <summary>Sets where the sequences of a batch begin and end, for models that take sequences (LoD).</summary>
    /// <param name="levels">At most 8 levels, outermost first; each starts with 0 and does not fall.</param>
    /// <exception cref="ArgumentException">A level breaks the rule, or there are more.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public void SetLod(params long[][] levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        Rule.Require(levels.Length <= MaxLevels, nameof(levels), levels.Length, $"must be at most {MaxLevels} levels");
        foreach (var level in levels)
        {
            Rule.Require(
                level is [0, ..] && level.Zip(level.Skip(1)).All(pair => pair.First <= pair.Second),
                nameof(levels),
                level is null ? null : string.Join(", ", level),
                "must start with 0 and not fall"
            );
        }

        using var turn = Enter(nameof(SetLod));
        _port.SetLod(levels);
    }

    /// <summary>Copies all elements in, in the order of the shape, last dimension fastest.</summary>
    /// <param name="source">As many elements as the shape has; free to change after the call.</param>
    /// <exception cref="ShapeMismatchException">The length is not the product of the shape.</exception>
    /// <exception cref="ArgumentException">The model takes another element type.</exception>
    /// <exception cref="InvalidOperationException">No shape is set, or another thread is using the predictor.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public void CopyFrom(ReadOnlySpan<float> source) => Copy(source);

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{float})"/>
    public void CopyFrom(ReadOnlySpan<int> source) => Copy(source);

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{float})"/>
    public void CopyFrom(ReadOnlySpan<long> source) => Copy(source);

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{float})"/>
    public void CopyFrom(ReadOnlySpan<byte> source) => Copy(source);

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{float})"/>
    public void CopyFrom(ReadOnlySpan<sbyte> source) => Copy(source);

    /// <summary>The library's own buffer for the present shape, to be written in place of <see cref="CopyFrom(ReadOnlySpan{float})"/>.</summary>
    /// <typeparam name="T">float, int, long, byte or sbyte, as the model declares.</typeparam>
    /// <returns>All elements, of undefined content; valid until the next reshape or run, and while this view is not disposed.</returns>
    /// <exception cref="ArgumentException">The model takes another element type.</exception>
    /// <exception cref="InvalidOperationException">No shape is set, or another thread is using the predictor.</exception>
    /// <exception cref="NotSupportedException">Tensors cannot hold <typeparamref name="T"/>.</exception>
    /// <exception cref="ObjectDisposedException">This view is disposed.</exception>
    public Span<T> GetSpan<T>()
        where T : unmanaged
    {
        using var turn = Enter(nameof(GetSpan));
        _state.CheckWritable<T>(nameof(GetSpan));
        var data = _port.Mutable(TensorAccess.TypeOf<T>());
        _state.SetWritten();
        return new Span<T>(data, _state.ElementCount);
    }

    /// <summary>Releases the view. The native predictor goes with its last view.</summary>
    public void Dispose() => _port.Dispose();

    private void Copy<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        using var turn = Enter(nameof(CopyFrom));
        _state.CheckWritable<T>(nameof(CopyFrom));
        _state.CheckLength(source.Length, nameof(CopyFrom));
        fixed (T* data = source)
        {
            _port.CopyFrom(TensorAccess.TypeOf<T>(), data);
        }

        _state.SetWritten();
    }

    private PredictorSession.Turn Enter(string member)
    {
        ObjectDisposedException.ThrowIf(_port.IsClosed, this);
        return _session.Enter(member);
    }
}
