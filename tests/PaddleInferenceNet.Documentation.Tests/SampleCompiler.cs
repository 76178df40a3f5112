using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>Compiles a sample as a new project would: with implicit usings, the shared frameworks and the packages.</summary>
internal static class SampleCompiler
{
    // The implicit usings of Microsoft.NET.Sdk, and what Microsoft.NET.Sdk.Web adds.
    private static readonly string[] Usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    private static readonly string[] WebUsings =
    [
        .. Usings,
        "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
        "System.Net.Http.Json",
    ];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    /// <summary>What is wrong with a block of C#, each with page, line and message.</summary>
    public static IReadOnlyList<string> Errors(CodeBlock block)
    {
        var sample = CSharpSyntaxTree.ParseText(block.Text, Language);
        var isProgram = sample.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var isWeb = block.Text.Contains(nameof(WebApplication), StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Sample",
            [GlobalUsings(isWeb ? WebUsings : Usings), sample],
            References.Value,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        return
        [
            .. compilation
                .Emit(Stream.Null)
                .Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => Describe(diagnostic, block)),
        ];
    }

    private static SyntaxTree GlobalUsings(IEnumerable<string> namespaces) =>
        CSharpSyntaxTree.ParseText(
            string.Concat(namespaces.Select(name => $"global using global::{name};\n")),
            Language
        );

    private static string Describe(Diagnostic diagnostic, CodeBlock block)
    {
        var line = block.FirstLine + diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{block.Page}:{line}: {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    // Not all that this process can load: a sample must not need what only the tests have.
    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string?[] frameworks =
        [
            .. new[] { typeof(object), typeof(WebApplication) }.Select(type =>
                Path.GetDirectoryName(type.Assembly.Location)
            ),
        ];
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path => frameworks.Contains(Path.GetDirectoryName(path)) || IsOfPackages(path))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private static bool IsOfPackages(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || name.StartsWith(nameof(PaddleInferenceNet), StringComparison.Ordinal)
                && !name.EndsWith(nameof(Tests), StringComparison.Ordinal)
                && !name.EndsWith(nameof(TestKit), StringComparison.Ordinal);
    }
}
