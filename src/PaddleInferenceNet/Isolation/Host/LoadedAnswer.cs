using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>What a worker says of the model that it has loaded.</summary>
internal sealed record LoadedAnswer(
    string Library,
    ImmutableArray<TensorInfo> Inputs,
    ImmutableArray<TensorInfo> Outputs,
    ImmutableArray<string> Warnings
)
{
    public static void Write(MessageWriter writer, ModelRunner runner, IReadOnlyList<string> warnings)
    {
        writer.Begin(MessageKind.Loaded).Text(runner.Library);
        TensorInfoMessage.Write(writer, runner.Inputs);
        TensorInfoMessage.Write(writer, runner.Outputs);
        writer.Int32(warnings.Count);
        foreach (var warning in warnings)
        {
            writer.Text(warning);
        }
    }

    /// <exception cref="InvalidDataException">The message is none of those that <see cref="Write"/> makes.</exception>
    public static LoadedAnswer Read(ref MessageReader reader)
    {
        var library = reader.Text();
        var inputs = TensorInfoMessage.Read(ref reader);
        var outputs = TensorInfoMessage.Read(ref reader);
        var warnings = new string[reader.Count(sizeof(int))];
        for (var i = 0; i < warnings.Length; i++)
        {
            warnings[i] = reader.Text();
        }

        return new LoadedAnswer(library, inputs, outputs, [.. warnings]);
    }
}
