using System.Runtime.InteropServices;
using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Input;

/// <summary>Tensors as raw little-endian files: the elements in the order of the shape, last dimension fastest.</summary>
internal static class RawTensor
{
    /// <summary>Sets the shape of an input.</summary>
    /// <exception cref="CommandException">The model cannot take it.</exception>
    public static void Reshape(InputTensor input, TensorShape shape)
    {
        try
        {
            input.Reshape(shape.Dimensions.AsSpan());
        }
        catch (Exception exception) when (exception is ShapeMismatchException or ArgumentException)
        {
            throw CommandException.WrongUsage(
                $"--shape {shape} does not fit the model: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Fills an input, whose shape is set, from a file.</summary>
    /// <exception cref="CommandException">The file cannot be read, or its length is not that of the shape.</exception>
    public static void Fill(InputTensor input, TensorElementType type, TensorShape shape, string path)
    {
        var expected = (long)shape.ElementCount * ElementTypes.Size(type);
        using var stream = Open(path);
        if (stream.CanSeek && stream.Length != expected)
        {
            throw WrongLength(path, $"{stream.Length} bytes", shape, type, expected);
        }

        var bytes = Bytes(input, type);
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw WrongLength(path, $"{read} bytes", shape, type, expected);
        }

        if (stream.ReadByte() >= 0)
        {
            throw WrongLength(path, "more bytes", shape, type, expected);
        }
    }

    /// <summary>The bytes of an output of the last run; valid until the next one.</summary>
    public static ReadOnlySpan<byte> Bytes(OutputTensor output) =>
        output.ElementType switch
        {
            TensorElementType.Float32 => MemoryMarshal.AsBytes(output.GetSpan<float>()),
            TensorElementType.Int32 => MemoryMarshal.AsBytes(output.GetSpan<int>()),
            TensorElementType.Int64 => MemoryMarshal.AsBytes(output.GetSpan<long>()),
            TensorElementType.UInt8 => output.GetSpan<byte>(),
            TensorElementType.Int8 => MemoryMarshal.AsBytes(output.GetSpan<sbyte>()),
            var other => throw new CommandException(
                ExitCode.Failed,
                $"Output '{output.Name}' is of a type that cannot be written ({ElementTypes.Name(other)}); leave its --output out."
            ),
        };

    private static Span<byte> Bytes(InputTensor input, TensorElementType type) =>
        ElementTypes.Stored(type) switch
        {
            TensorElementType.Int32 => MemoryMarshal.AsBytes(input.GetSpan<int>()),
            TensorElementType.Int64 => MemoryMarshal.AsBytes(input.GetSpan<long>()),
            TensorElementType.UInt8 => input.GetSpan<byte>(),
            TensorElementType.Int8 => MemoryMarshal.AsBytes(input.GetSpan<sbyte>()),
            _ => MemoryMarshal.AsBytes(input.GetSpan<float>()),
        };

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw CommandException.WrongUsage($"--input '{path}' is a folder, not a file.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.WrongUsage($"--input '{path}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.WrongUsage($"--input '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static CommandException WrongLength(
        string path,
        string actual,
        TensorShape shape,
        TensorElementType type,
        long expected
    ) =>
        CommandException.WrongUsage(
            $"--input '{path}' has {actual}, but the shape {shape} of {ElementTypes.Name(ElementTypes.Stored(type))} takes {expected}."
        );
}
