using System.Collections.Immutable;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>
/// The ranges of all tensors as a collecting run writes them: protobuf text with a message <c>shape_range_info</c> for each
/// tensor. Files of several runs can be merged into one that covers them all.
/// </summary>
public sealed class ShapeRangeFile
{
    private readonly SortedDictionary<string, ShapeRangeInfo> _tensors;

    private ShapeRangeFile(SortedDictionary<string, ShapeRangeInfo> tensors) => _tensors = tensors;

    /// <summary>Names of the tensors in ordinal order.</summary>
    public ImmutableArray<string> Names => [.. _tensors.Keys];

    /// <summary>Reads a file of at most 64 MiB.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or too large; the message names the line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ShapeRangeFile Read(string path)
    {
        SortedDictionary<string, ShapeRangeInfo> tensors = new(StringComparer.Ordinal);
        foreach (var tensor in ShapeRangeText.Read(path))
        {
            if (!tensors.TryAdd(tensor.Name, tensor))
            {
                throw new InvalidDataException($"'{path}' has the tensor '{tensor.Name}' twice.");
            }
        }

        return new ShapeRangeFile(tensors);
    }

    /// <summary>The range of a tensor.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    public ShapeRange this[string name]
    {
        get
        {
            var tensor = _tensors[name];
            return new ShapeRange
            {
                Min = [.. tensor.Shapes.Min],
                Opt = [.. tensor.Shapes.Opt],
                Max = [.. tensor.Shapes.Max],
            };
        }
    }

    /// <summary>Makes ranges that hold those of both; what is best stays as it is here.</summary>
    /// <exception cref="InvalidDataException">A tensor has another rank there, so the files are of different models.</exception>
    public ShapeRangeFile Merge(ShapeRangeFile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SortedDictionary<string, ShapeRangeInfo> merged = new(_tensors, StringComparer.Ordinal);
        foreach (var (name, tensor) in other._tensors)
        {
            merged[name] = merged.TryGetValue(name, out var mine) ? mine.Merge(tensor) : tensor;
        }

        return new ShapeRangeFile(merged);
    }

    /// <summary>Writes the file beside its place and then moves it there, so that no reader sees half of it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string path)
    {
        StringBuilder text = new();
        foreach (var tensor in _tensors.Values)
        {
            ShapeRangeText.Append(text, tensor);
        }

        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (FileStream file = new(part, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(text.ToString()));
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
