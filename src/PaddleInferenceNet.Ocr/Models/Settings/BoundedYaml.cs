using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Reads one YAML document of bounded depth and size; names for values, with which few bytes make many, are refused.</summary>
internal sealed class BoundedYaml
{
    private const int MaxDepth = 32;
    private const int MaxValues = 500_000;

    private readonly Parser _parser;
    private int _values;

    private BoundedYaml(TextReader text) => _parser = new Parser(text);

    /// <exception cref="YamlException">It is no YAML.</exception>
    /// <exception cref="InvalidDataException">It is beyond the bounds.</exception>
    public static YamlValue Read(TextReader text)
    {
        BoundedYaml yaml = new(text);
        try
        {
            yaml._parser.Consume<StreamStart>();
            return yaml._parser.TryConsume<DocumentStart>(out _)
                ? yaml.Value(0)
                : throw new InvalidDataException("it is empty");
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or ArgumentException or OverflowException or FormatException)
        {
            // On some damaged files the parser fails in other ways than it says.
            throw new InvalidDataException(
                $"it is damaged in line {yaml._parser.Current?.Start.Line}: {exception.Message}",
                exception
            );
        }
    }

    private YamlValue Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"it is nested deeper than {MaxDepth} levels");
        }

        if (++_values > MaxValues)
        {
            throw new InvalidDataException($"it has more than {MaxValues} values");
        }

        if (_parser.TryConsume<SequenceStart>(out _))
        {
            return YamlValue.List(Items(depth));
        }

        if (_parser.TryConsume<MappingStart>(out _))
        {
            return YamlValue.Mapping(Entries(depth));
        }

        return _parser.TryConsume<Scalar>(out var scalar)
            ? YamlValue.Scalar(scalar.Value)
            : throw new InvalidDataException($"line {_parser.Current?.Start.Line} refers to another value");
    }

    private List<YamlValue> Items(int depth)
    {
        List<YamlValue> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return items;
    }

    private Dictionary<string, YamlValue> Entries(int depth)
    {
        Dictionary<string, YamlValue> entries = new(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var line = _parser.Current?.Start.Line;
            var key = Value(depth + 1).Text ?? throw new InvalidDataException($"a key in line {line} is no text");
            if (!entries.TryAdd(key, Value(depth + 1)))
            {
                throw new InvalidDataException($"the key '{key}' is there twice, again in line {line}");
            }
        }

        return entries;
    }
}
