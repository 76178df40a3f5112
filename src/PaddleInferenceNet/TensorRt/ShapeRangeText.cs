using System.Globalization;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>Reads and writes the protobuf text of shape range files.</summary>
internal static class ShapeRangeText
{
    private const long MaxBytes = 64 << 20;
    private const int MaxPlaces = 1024;
    private const string Opening = "shape_range_info {";

    private static readonly string[] Fields =
    [
        "min_shape",
        "opt_shape",
        "max_shape",
        "min_value",
        "opt_value",
        "max_value",
    ];

    /// <exception cref="InvalidDataException">A line is not as such files are.</exception>
    public static IEnumerable<ShapeRangeInfo> Read(string path)
    {
        using StreamReader reader = new(path, Encoding.UTF8);
        if (reader.BaseStream.Length > MaxBytes)
        {
            throw new InvalidDataException($"'{path}' has {reader.BaseStream.Length} bytes, more than {MaxBytes}.");
        }

        var line = 0;
        string? name = null;
        var places = NewPlaces();
        var isInside = false;
        while (reader.ReadLine()?.Trim() is { } text)
        {
            line++;
            if (text.Length == 0)
            {
                continue;
            }

            if (!isInside)
            {
                isInside = text == Opening ? true : throw Bad(path, line, text);
            }
            else if (text == "}")
            {
                yield return Close(path, line, name, places);
                (name, places, isInside) = (null, NewPlaces(), false);
            }
            else if (text.StartsWith("name: \"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 7)
            {
                name = text[7..^1];
            }
            else
            {
                Add(path, line, text, places);
            }
        }

        if (isInside)
        {
            throw new InvalidDataException($"'{path}' ends within a tensor.");
        }
    }

    public static void Append(StringBuilder text, ShapeRangeInfo tensor)
    {
        text.Append(Opening).Append('\n').Append($"  name: \"{tensor.Name}\"\n");
        AppendTriple(text, tensor.Shapes, "shape");
        AppendTriple(text, tensor.Values, "value");
        text.Append("}\n");
    }

    private static void AppendTriple(StringBuilder text, ShapeRangeInfo.Triple triple, string kind)
    {
        foreach (var (which, values) in new[] { ("min", triple.Min), ("max", triple.Max), ("opt", triple.Opt) })
        {
            foreach (var value in values)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {which}_{kind}: {value}\n");
            }
        }
    }

    private static List<int>[] NewPlaces() => [.. Fields.Select(_ => new List<int>())];

    private static void Add(string path, int line, string text, List<int>[] places)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var field = colon < 0 ? -1 : Array.IndexOf(Fields, text[..colon]);
        if (
            field < 0
            || !int.TryParse(
                text.AsSpan(colon + 2),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
            || places[field].Count >= MaxPlaces
        )
        {
            throw Bad(path, line, text);
        }

        places[field].Add(value);
    }

    private static ShapeRangeInfo Close(string path, int line, string? name, List<int>[] places)
    {
        ShapeRangeInfo tensor = new(
            name ?? throw new InvalidDataException($"'{path}' has a tensor without a name before line {line}."),
            new ShapeRangeInfo.Triple(places[0], places[1], places[2]),
            new ShapeRangeInfo.Triple(places[3], places[4], places[5])
        );
        if (!tensor.Shapes.IsOneRank || !tensor.Values.IsOneRank)
        {
            throw new InvalidDataException($"'{path}' has ranges of different ranks for '{name}' before line {line}.");
        }

        return tensor.Shapes.IsInOrder && tensor.Values.IsInOrder
            ? tensor
            : throw new InvalidDataException(
                $"'{path}' has ranges of '{name}' before line {line} whose smallest, best and largest are not in this order."
            );
    }

    private static InvalidDataException Bad(string path, int line, string text) =>
        new($"'{path}' is no shape range file: line {line} is '{(text.Length > 80 ? text[..80] : text)}'.");
}
