using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>What a model declares about its inputs or outputs, as part of a message.</summary>
internal static class TensorInfoMessage
{
    // An empty name, a type and a rank.
    private const int LeastBytes = sizeof(int) + 2;

    public static void Write(MessageWriter writer, ImmutableArray<TensorInfo> tensors)
    {
        writer.Int32(tensors.Length);
        foreach (var tensor in tensors)
        {
            writer.Text(tensor.Name).Byte((byte)(sbyte)tensor.ElementType).Byte(checked((byte)tensor.Shape.Length));
            foreach (var dimension in tensor.Shape)
            {
                writer.Int64(dimension);
            }
        }
    }

    /// <exception cref="InvalidDataException">The message is none of those that <see cref="Write"/> makes.</exception>
    public static ImmutableArray<TensorInfo> Read(ref MessageReader reader)
    {
        var tensors = ImmutableArray.CreateBuilder<TensorInfo>(reader.Count(LeastBytes));
        for (var i = tensors.Capacity; i > 0; i--)
        {
            var name = reader.Text();
            var type = reader.ElementType();
            var shape = new long[reader.Byte()];
            for (var j = 0; j < shape.Length; j++)
            {
                shape[j] = reader.Int64();
            }

            tensors.Add(new TensorInfo(name, [.. shape], type));
        }

        return tensors.MoveToImmutable();
    }
}
