using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Bindings;

/// <summary>Writes NUnit tests that hold the C# structs and enums against the sizes and offsets that clang reports.</summary>
internal sealed partial class LayoutTestsWriter(GeneratorSettings settings)
{
    /// <param name="header">What was generated.</param>
    /// <param name="layouts">clang's dump: "offset | type name" for each field, then "[sizeof=N, …".</param>
    public string Write(CHeader header, string layouts)
    {
        var name = Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(settings.TestOutput))!;
        StringBuilder text = new(Banner.For(header.FileName, header.Hash));
        text.Append(
            $$"""

            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;

            namespace {{settings.Namespace}}.Tests;

            [TestFixture]
            public sealed class {{name}}
            {

            """
        );
        var complete = header.Structs.Where(item => item.Fields.Count > 0);
        text.AppendJoin("\n", complete.Select(item => StructTest(item, layouts)).Concat(header.Enums.Select(EnumTest)));
        return text.Append("}\n").ToString().ReplaceLineEndings("\n");
    }

    private static string StructTest(CStruct item, string layouts)
    {
        var block = layouts
            .Split("*** Dumping AST Record Layout")
            .FirstOrDefault(part =>
                FirstLine().Match(part) is { Success: true } match && match.Groups[1].Value == item.Name
            );
        if (block is null || SizeOf().Match(block) is not { Success: true } size)
        {
            throw new GeneratorException($"clang reports no layout for struct '{item.Name}'.");
        }

        StringBuilder checks = new(
            $"        Assert.That(Unsafe.SizeOf<{item.Name}>(), Is.EqualTo({size.Groups[1].Value}));\n"
        );
        foreach (var (field, _) in item.Fields)
        {
            var offset = Regex.Match(block, $@"^\s*(\d+) \|.*\b{field}$", RegexOptions.Multiline).Groups[1].Value;
            checks.Append(
                $"        Assert.That(Marshal.OffsetOf<{item.Name}>(\"{field}\"), Is.EqualTo((nint){offset}));\n"
            );
        }

        return Test($"{item.Name}_InMemory_HasLayoutOfC", checks);
    }

    private static string EnumTest(CEnum item)
    {
        StringBuilder checks = new($"        Assert.That(Unsafe.SizeOf<{item.Name}>(), Is.EqualTo(4));\n");
        foreach (var (name, value) in item.Members)
        {
            checks.Append(
                CultureInfo.InvariantCulture,
                $"        Assert.That((int){item.Name}.{name}, Is.EqualTo({value}));\n"
            );
        }

        return Test($"{item.Name}_Values_AreThoseOfC", checks);
    }

    private static string Test(string name, StringBuilder checks) =>
        $"    [Test]\n    public void {name}()\n    {{\n{checks}    }}\n";

    [GeneratedRegex(@"^\s*0 \| struct (\w+)$", RegexOptions.Multiline)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"\[sizeof=(\d+),")]
    private static partial Regex SizeOf();
}
