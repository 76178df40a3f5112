using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Bindings;

/// <summary>The C# spelling of C types, with handles and text where ownership and settings allow them.</summary>
internal sealed class TypeMap(GeneratorSettings settings)
{
    private static readonly Dictionary<string, string> Scalars = new(StringComparer.Ordinal)
    {
        ["void"] = "void",
        ["char"] = "byte",
        ["float"] = "float",
        ["int8_t"] = "sbyte",
        ["uint8_t"] = "byte",
        ["int32_t"] = "int",
        ["uint32_t"] = "uint",
        ["int64_t"] = "long",
        ["uint64_t"] = "ulong",
        ["size_t"] = "nuint",
    };

    /// <summary>The type as memory: numbers, enums, structs and pointers to them.</summary>
    /// <exception cref="GeneratorException">The type is none of these.</exception>
    public string Blittable(string type)
    {
        var name = type.Replace("const ", "", StringComparison.Ordinal)
            .Replace("*", "", StringComparison.Ordinal)
            .Trim();
        var pointers = new string('*', type.Count(character => character == '*'));
        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '_'))
        {
            throw new GeneratorException($"{settings.File}: no C# type is known for '{type}'.");
        }

        return (Scalars.GetValueOrDefault(name) ?? settings.Remap.GetValueOrDefault(name, name)) + pointers;
    }

    /// <summary>A handle where the callee gives ownership away; else memory.</summary>
    public string Result(CFunction function) =>
        function.ResultOwnership == Ownership.Give && Handle(function.ResultType) is { } handle
            ? handle
            : Blittable(function.ResultType);

    /// <summary>A handle where the callee only reads, text where a string is read, else memory.</summary>
    public string Parameter(CFunction function, CParameter parameter)
    {
        var place = $"{function.Name}.{parameter.Name}";
        var kept = parameter.Ownership == Ownership.Keep || settings.KeptParameters.Contains(place);
        if (kept && Handle(parameter.Type) is { } handle)
        {
            return handle;
        }

        return parameter.Type is "const char *" or "char *" && !settings.RawText.Contains(place)
            ? "string"
            : Blittable(parameter.Type);
    }

    private string? Handle(string type) =>
        settings.Remap.GetValueOrDefault(type.Replace(" ", "", StringComparison.Ordinal));
}
