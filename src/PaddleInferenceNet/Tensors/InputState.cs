namespace PaddleInferenceNet;

/// <summary>Shape and content of one input as set so far; all views of the input share it.</summary>
internal sealed class InputState(TensorInfo info)
{
    private int[] _shape = [];
    private bool _written;

    public TensorInfo Info => info;

    /// <summary>Elements of the current shape; 0 before the first reshape.</summary>
    public int ElementCount { get; private set; }

    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>Checks a new shape: every dimension positive, the product in 32 bits, rank and channels as declared.</summary>
    public void CheckShape(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (var dimension in shape)
        {
            count *= dimension;
            if (dimension <= 0 || count > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(shape),
                    $"Input '{info.Name}' cannot have the shape {ShapeText.Of(shape)}: every dimension must be positive and their product at most {int.MaxValue}."
                );
            }
        }

        if (!IsAllowed(shape))
        {
            var declared = ShapeText.Of(info.Shape.AsSpan());
            var actual = ShapeText.Of(shape);
            throw new ShapeMismatchException(
                nameof(InputTensor.Reshape),
                $"Input '{info.Name}' is declared as {declared} and cannot have the shape {actual}: rank and channels must be those declared.",
                declared,
                actual
            );
        }
    }

    /// <summary>Keeps a checked shape; its elements are then to be written.</summary>
    public void SetShape(ReadOnlySpan<int> shape)
    {
        if (shape.SequenceEqual(_shape) && ElementCount > 0)
        {
            return;
        }

        if (_shape.Length != shape.Length)
        {
            _shape = new int[shape.Length];
        }

        shape.CopyTo(_shape);
        ElementCount = 1;
        foreach (var dimension in shape)
        {
            ElementCount *= dimension;
        }

        _written = false;
    }

    public void SetWritten() => _written = true;

    public void Forget() => _written = false;

    /// <summary>Checks that a shape is set and that the model takes elements of this type.</summary>
    public void CheckWritable<T>(string member)
        where T : unmanaged
    {
        var type = TensorAccess.TypeOf<T>();
        if (!IsAllowed(type))
        {
            throw new ArgumentException(
                $"Input '{info.Name}' holds {info.ElementType}, {member} was called with {type}."
            );
        }

        if (ElementCount == 0)
        {
            throw new InvalidOperationException($"Input '{info.Name}' has no shape yet; call Reshape before {member}.");
        }
    }

    public void CheckLength(int length, string member)
    {
        if (length != ElementCount)
        {
            throw new ShapeMismatchException(
                member,
                $"Input '{info.Name}' has the shape {ShapeText.Of(Shape)}, which is {ElementCount} elements; {length} were given.",
                $"{ElementCount} elements",
                $"{length} elements"
            );
        }
    }

    public void ThrowIfNotWritten()
    {
        if (!_written)
        {
            throw new InvalidOperationException(
                $"Input '{info.Name}' has no data for its present shape; call Reshape and CopyFrom before Run."
            );
        }
    }

    // Official libraries name no int8, and those before 2.5 declare neither type nor shape.
    private bool IsAllowed(TensorElementType type) =>
        type == info.ElementType
        || (info.ElementType == TensorElementType.Unknown && (type == TensorElementType.Int8 || info.Shape.IsEmpty));

    // The rank and, of pictures, the channels are bound by the weights. Declared heights and widths often are only those
    // of training, and the network takes others.
    private bool IsAllowed(ReadOnlySpan<int> shape)
    {
        var declared = info.Shape;
        if (declared.IsEmpty)
        {
            return true;
        }

        return declared.Length == shape.Length
            && (declared is not [_, var channels and (1 or 3 or 4), _, _] || channels == shape[1]);
    }
}
