using System.Security.Cryptography;
using System.Text;
using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Bindings;

/// <summary>Writes which versions of the library have each function, as the <c>@since</c> notes of the headers say.</summary>
internal static class VersionTableWriter
{
    public static string Write(GeneratorSettings settings, IReadOnlyList<CHeader> headers)
    {
        var functions = headers
            .SelectMany(header => header.Functions)
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .ToList();
        var hash = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(header => header.Hash))))
        );
        StringBuilder text = new(Banner.For("all headers", hash));
        text.Append(
            $$"""

            namespace {{settings.Namespace}};

            /// <summary>The versions of the official library that have each function.</summary>
            {{settings.AccessSpecifier}} static class FunctionVersions
            {
                /// <summary>Text such as "2.1" (and later) or "2.1 to 2.6"; null for a function that no official library has.</summary>
                {{settings.AccessSpecifier}} static string? Find(string function) =>
                    function switch
                    {

            """
        );
        foreach (var function in functions.Where(item => item.Since.Length > 0))
        {
            text.Append($"            \"{function.Name}\" => \"{function.Since}\",\n");
        }

        text.Append(
            "            _ => null,\n        };\n\n    /// <summary>Every function of the headers, in ordinal order.</summary>\n"
        );
        text.Append($"    {settings.AccessSpecifier} static string[] Names {{ get; }} =\n    [\n");
        text.AppendJoin("", functions.Select(item => $"        \"{item.Name}\",\n"));
        text.Append("    ];\n}\n");
        return text.ToString().ReplaceLineEndings("\n");
    }
}
