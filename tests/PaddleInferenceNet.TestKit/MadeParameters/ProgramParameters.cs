using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>Finds the parameters of a program file. Field numbers are those of Paddle's framework.proto.</summary>
internal sealed class ProgramParameters
{
    private const long Float32 = 5;
    private const long LodTensor = 7;

    private readonly Dictionary<string, List<long>> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParameterUse> _uses = new(StringComparer.Ordinal);

    private ProgramParameters() { }

    /// <summary>All parameters in the order of a parameter file, that of the names' bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no program, or one with parameters that are not float32.</exception>
    public static IReadOnlyList<DeclaredParameter> Read(ReadOnlySpan<byte> program)
    {
        ProgramParameters parameters = new();
        ProtobufFields fields = new(program);
        while (fields.MoveNext())
        {
            if (fields.Number == 1)
            {
                parameters.ReadBlock(fields.Bytes);
            }
        }

        return
        [
            .. parameters
                ._shapes.OrderBy(shape => shape.Key, Comparer<string>.Create(CompareBytes))
                .Select(shape => new DeclaredParameter(
                    shape.Key,
                    shape.Value,
                    parameters._uses.GetValueOrDefault(shape.Key)
                )),
        ];
    }

    private static int CompareBytes(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    private void ReadBlock(ReadOnlySpan<byte> block)
    {
        ProtobufFields fields = new(block);
        while (fields.MoveNext())
        {
            if (fields.Number == 3)
            {
                ReadVariable(fields.Bytes);
            }
            else if (fields.Number == 4)
            {
                ReadOperator(fields.Bytes);
            }
        }
    }

    private void ReadVariable(ReadOnlySpan<byte> variable)
    {
        var name = "";
        var isPersistable = false;
        long kind = 0;
        ReadOnlySpan<byte> tensor = default;
        ProtobufFields fields = new(variable);
        while (fields.MoveNext())
        {
            switch (fields.Number)
            {
                case 1:
                    name = fields.Text;
                    break;
                case 2:
                    kind = Last(fields.Bytes, 1).Integer;
                    tensor = Last(Last(fields.Bytes, 3).Bytes, 1).Bytes;
                    break;
                case 3:
                    isPersistable = fields.Integer != 0;
                    break;
            }
        }

        // Persistable variables of other kinds are the lists that feed and fetch use.
        if (isPersistable && kind == LodTensor)
        {
            _shapes[name] = ReadShape(name, tensor);
        }
    }

    private static List<long> ReadShape(string name, ReadOnlySpan<byte> tensor)
    {
        if (Last(tensor, 1).Integer != Float32)
        {
            throw new InvalidDataException($"Parameter '{name}' is not float32.");
        }

        List<long> shape = [];
        ProtobufFields fields = new(tensor);
        while (fields.MoveNext())
        {
            if (fields.Number == 2)
            {
                fields.AddTo(shape);
            }
        }

        return shape;
    }

    private void ReadOperator(ReadOnlySpan<byte> description)
    {
        var type = "";
        long groups = 1;
        var isTransposed = false;
        List<(string Slot, string Argument)> inputs = [];
        ProtobufFields fields = new(description);
        while (fields.MoveNext())
        {
            switch (fields.Number)
            {
                case 1:
                    AddInputs(fields.Bytes, inputs);
                    break;
                case 3:
                    type = fields.Text;
                    break;
                case 4 when Last(fields.Bytes, 1).Text is "groups":
                    groups = Math.Max(1, Last(fields.Bytes, 3).Integer);
                    break;
                case 4 when Last(fields.Bytes, 1).Text is "trans_y" or "transpose_Y":
                    isTransposed |= Last(fields.Bytes, 10).Integer != 0;
                    break;
            }
        }

        foreach (var (slot, argument) in inputs)
        {
            _uses.TryAdd(argument, new ParameterUse(type, slot, groups, isTransposed));
        }
    }

    private static void AddInputs(ReadOnlySpan<byte> slot, List<(string Slot, string Argument)> inputs)
    {
        var name = Last(slot, 1).Text;
        ProtobufFields fields = new(slot);
        while (fields.MoveNext())
        {
            if (fields.Number == 2)
            {
                inputs.Add((name, fields.Text));
            }
        }
    }

    // The last value of a field counts; a field that is absent is zero and empty.
    private static ProtobufFields Last(ReadOnlySpan<byte> message, int number)
    {
        ProtobufFields found = default;
        ProtobufFields fields = new(message);
        while (fields.MoveNext())
        {
            if (fields.Number == number)
            {
                found = fields;
            }
        }

        return found;
    }
}
