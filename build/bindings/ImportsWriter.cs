using System.Security;
using System.Text;
using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Bindings;

/// <summary>Writes the enums, structs and imports of one header as C#.</summary>
internal sealed class ImportsWriter(GeneratorSettings settings)
{
    private readonly TypeMap _types = new(settings);
    private readonly StringBuilder _text = new();

    public string Write(CHeader header)
    {
        _text.Append(Banner.For(header.FileName, header.Hash));
        Line();
        Line("using System.Runtime.InteropServices;");
        Line();
        Line($"namespace {settings.Namespace};");
        foreach (var item in header.Enums.Where(item => !settings.Exclude.Contains(item.Name)))
        {
            WriteEnum(item);
        }

        foreach (var item in header.Structs.Where(item => !settings.Exclude.Contains(item.Name)))
        {
            WriteStruct(item);
        }

        WriteFunctions([.. header.Functions.Where(item => !settings.Exclude.Contains(item.Name))]);
        return _text.ToString();
    }

    private void WriteEnum(CEnum item)
    {
        Line();
        Summary(item.Comment, "");
        Line($"{settings.AccessSpecifier} enum {item.Name} : int");
        Line("{");
        foreach (var (name, value) in item.Members)
        {
            Line(FormattableString.Invariant($"    {name} = {value},"));
        }

        Line("}");
    }

    private void WriteStruct(CStruct item)
    {
        Line();
        Summary(item.Comment, "");
        if (item.Fields.Count == 0)
        {
            Line($"{settings.AccessSpecifier} readonly struct {item.Name};");
            return;
        }

        Line("[StructLayout(LayoutKind.Sequential)]");
        Line($"{settings.AccessSpecifier} unsafe struct {item.Name}");
        Line("{");
        foreach (var (name, type) in item.Fields)
        {
            Line($"    public {_types.Blittable(type)} {name};");
        }

        Line("}");
    }

    private void WriteFunctions(IReadOnlyList<CFunction> functions)
    {
        if (functions.Count == 0)
        {
            return;
        }

        Line();
        Line($"{settings.AccessSpecifier} static unsafe partial class {settings.MethodClassName}");
        Line("{");
        for (var i = 0; i < functions.Count; i++)
        {
            if (i > 0)
            {
                Line();
            }

            WriteFunction(functions[i]);
        }

        Line("}");
    }

    private void WriteFunction(CFunction function)
    {
        var parameters = function.Parameters.Select(parameter => _types.Parameter(function, parameter)).ToList();
        var name = function.Name;
        List<string> arguments = [settings.LibraryPath];
        if (settings.PrefixStrip.Length > 0 && name.StartsWith(settings.PrefixStrip, StringComparison.Ordinal))
        {
            arguments.Add($"EntryPoint = \"{name}\"");
            name = name[settings.PrefixStrip.Length..];
        }

        if (parameters.Contains("string"))
        {
            arguments.Add("StringMarshalling = StringMarshalling.Utf8");
        }

        var list = string.Join(", ", parameters.Zip(function.Parameters, (type, item) => $"{type} {item.Name}"));
        Summary(function.Comment, "    ");
        Line($"    [LibraryImport({string.Join(", ", arguments)})]");
        Line($"    {settings.AccessSpecifier} static partial {_types.Result(function)} {name}({list});");
    }

    private void Summary(string comment, string indent)
    {
        if (comment.Length > 0)
        {
            Line(
                $"{indent}/// <summary>{SecurityElement.Escape(comment).Replace("&apos;", "'").Replace("&quot;", "\"")}</summary>"
            );
        }
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
