namespace PaddleInferenceNet;

/// <summary>
/// The parts of a program that decide whether the official library would end the process over it: the weights it expects
/// and the types of its outputs. Field numbers are those of Paddle's framework.proto.
/// </summary>
internal sealed class ProgramSummary
{
    private const long Bool = 0;
    private const long Float64 = 6;
    private const long LodTensor = 7;

    private readonly Dictionary<string, WeightInfo> _tensors = new(StringComparer.Ordinal);
    private readonly List<WeightInfo> _weights = [];
    private readonly List<string> _fetched = [];

    private ProgramSummary() { }

    /// <summary>The weights in the order of a parameters file: by name, byte by byte.</summary>
    public IReadOnlyList<WeightInfo> Weights => _weights;

    /// <summary>Whether an output has a type that the C interface cannot name and official libraries fail to describe.</summary>
    public bool HasUnnamedOutputType =>
        _fetched.Any(name => _tensors.TryGetValue(name, out var tensor) && tensor.ElementType is Bool or Float64);

    /// <exception cref="InvalidDataException">The bytes are no program.</exception>
    public static ProgramSummary Parse(ReadOnlySpan<byte> program)
    {
        ProgramSummary summary = new();
        var blocks = 0;
        ProtobufReader reader = new(program);
        while (reader.MoveNext())
        {
            // Weights and fetches stand in the first block; the others are bodies of control flow.
            if (reader.Field == 1 && blocks++ == 0)
            {
                summary.ReadBlock(reader.Bytes);
            }
        }

        if (blocks == 0)
        {
            throw new InvalidDataException("it has no block");
        }

        summary._weights.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return summary;
    }

    private void ReadBlock(ReadOnlySpan<byte> block)
    {
        ProtobufReader reader = new(block);
        while (reader.MoveNext())
        {
            if (reader.Field == 3)
            {
                ReadVariable(reader.Bytes);
            }
            else if (reader.Field == 4)
            {
                ReadOperator(reader.Bytes);
            }
        }
    }

    private void ReadVariable(ReadOnlySpan<byte> variable)
    {
        var name = "";
        var persistable = false;
        ReadOnlySpan<byte> type = default;
        ProtobufReader reader = new(variable);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text;
                    break;
                case 2:
                    type = reader.Bytes;
                    break;
                case 3:
                    persistable = reader.Number != 0;
                    break;
            }
        }

        // Persistable variables of other kinds are the lists that feed and fetch use.
        if (TryReadTensor(name, type, out var tensor))
        {
            _tensors[name] = tensor;
            if (persistable)
            {
                _weights.Add(tensor);
            }
        }
    }

    private static bool TryReadTensor(string name, ReadOnlySpan<byte> variableType, out WeightInfo tensor)
    {
        long kind = -1;
        tensor = default;
        ProtobufReader reader = new(variableType);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                kind = reader.Number;
            }
            else if (reader.Field == 3)
            {
                ProtobufReader lodTensor = new(reader.Bytes);
                while (lodTensor.MoveNext())
                {
                    tensor = lodTensor.Field == 1 ? WeightInfo.Parse(name, lodTensor.Bytes) : tensor;
                }
            }
        }

        return kind == LodTensor && tensor.Dimensions is not null;
    }

    private void ReadOperator(ReadOnlySpan<byte> description)
    {
        var type = "";
        List<string> arguments = [];
        ProtobufReader reader = new(description);
        while (reader.MoveNext())
        {
            if (reader.Field == 3)
            {
                type = reader.Text;
            }
            else if (reader.Field == 1)
            {
                ProtobufReader slot = new(reader.Bytes);
                while (slot.MoveNext())
                {
                    if (slot.Field == 2)
                    {
                        arguments.Add(slot.Text);
                    }
                }
            }
        }

        if (type == "fetch")
        {
            _fetched.AddRange(arguments);
        }
    }
}
