using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PaddleInferenceNet.Tests;

/// <summary>
/// A model of one operator, y = x + w, written here so that tests need no file: x and y are [-1, 3], w is [3] and holds
/// 1, 2, 3. Field numbers are those of Paddle's framework.proto.
/// </summary>
internal static class TinyModel
{
    public const string Input = "x";
    public const string Output = "y";
    private const string Weight = "w";
    private const int Float32 = 5;
    private const int LodTensor = 7;
    private const int FeedList = 9;
    private const int FetchList = 10;
    private const int IntAttribute = 0;
    private const long ProgramVersion = 2_006_002;

    public static byte[] Program { get; } = ProgramWithWeight(Weight);

    /// <summary>y = relu(x), a program without weights.</summary>
    public static byte[] WeightlessProgram { get; } = BuildProgram("relu", weight: null);

    public static byte[] Parameters { get; } = BuildParameters([1, 2, 3]);

    public static ModelSource Source { get; } = ModelSource.FromMemory(Program, Parameters);

    public static PaddleConfig Config { get; } = new() { Model = Source, Mkldnn = false };

    /// <summary>Writes both files and returns their paths.</summary>
    public static (string Program, string Parameters) WriteTo(string folder)
    {
        var program = Path.Combine(folder, "inference.pdmodel");
        var parameters = Path.Combine(folder, "inference.pdiparams");
        File.WriteAllBytes(program, Program);
        File.WriteAllBytes(parameters, Parameters);
        return (program, parameters);
    }

    /// <summary>The program with another name of its weight.</summary>
    public static byte[] ProgramWithWeight(string name) => BuildProgram("elementwise_add", name);

    /// <summary>The program with another operator in place of the addition.</summary>
    public static byte[] ProgramWithOperator(string type) => BuildProgram(type, Weight);

    /// <summary>A parameters file with one float32 vector.</summary>
    public static byte[] BuildParameters(ReadOnlySpan<float> values)
    {
        var description = Description(values.Length).ToArray();
        var bytes = new byte[4 + 8 + 4 + 4 + description.Length + (values.Length * sizeof(float))];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), description.Length);
        description.CopyTo(bytes, 20);
        MemoryMarshal.AsBytes(values).CopyTo(bytes.AsSpan(20 + description.Length));
        return bytes;
    }

    private static byte[] BuildProgram(string operation, string? weight)
    {
        (string, string)[] inputs = weight is null ? [("X", Input)] : [("X", Input), ("Y", weight)];
        var block = new ProtobufWriter()
            .Number(1, 0)
            .Number(2, -1)
            .Message(3, List("feed", FeedList))
            .Message(3, List("fetch", FetchList))
            .Message(3, Tensor(Input, persistable: false, -1, 3))
            .Message(3, Tensor(weight ?? Weight, persistable: weight is not null, 3))
            .Message(3, Tensor(Output, persistable: false, -1, 3))
            .Message(4, Operator("feed", [("X", "feed")], ("Out", Input), ("col", 0)))
            .Message(4, Operator(operation, inputs, ("Out", Output), ("axis", -1)))
            .Message(4, Operator("fetch", [("X", Output)], ("Out", "fetch"), ("col", 0)));
        return new ProtobufWriter()
            .Message(1, block)
            .Message(4, new ProtobufWriter().Number(1, ProgramVersion))
            .ToArray();
    }

    private static ProtobufWriter List(string name, int kind) =>
        new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Number(1, kind)).Number(3, 1);

    private static ProtobufWriter Tensor(string name, bool persistable, params ReadOnlySpan<long> dimensions)
    {
        var type = new ProtobufWriter()
            .Number(1, LodTensor)
            .Message(3, new ProtobufWriter().Message(1, Description(dimensions)));
        return new ProtobufWriter().Text(1, name).Message(2, type).Number(3, persistable ? 1 : 0);
    }

    private static ProtobufWriter Description(params ReadOnlySpan<long> dimensions)
    {
        var description = new ProtobufWriter().Number(1, Float32);
        foreach (var dimension in dimensions)
        {
            description.Number(2, dimension);
        }

        return description;
    }

    private static ProtobufWriter Operator(
        string type,
        (string Slot, string Name)[] inputs,
        (string Slot, string Name) output,
        (string Name, int Value) attribute
    )
    {
        ProtobufWriter description = new();
        foreach (var (slot, name) in inputs)
        {
            description.Message(1, new ProtobufWriter().Text(1, slot).Text(2, name));
        }

        return description
            .Message(2, new ProtobufWriter().Text(1, output.Slot).Text(2, output.Name))
            .Text(3, type)
            .Message(
                4,
                new ProtobufWriter().Text(1, attribute.Name).Number(2, IntAttribute).Number(3, attribute.Value)
            );
    }
}
