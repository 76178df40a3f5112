using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PaddleInferenceNet.Bindings.Model;

namespace PaddleInferenceNet.Bindings;

/// <summary>Turns clang's JSON syntax tree of one header into the declarations that stand in that header itself.</summary>
internal sealed class HeaderReader
{
    private readonly string _path;
    private readonly string _text;
    private readonly List<CEnum> _enums = [];
    private readonly List<CStruct> _structs = [];
    private readonly List<CFunction> _functions = [];

    private HeaderReader(string path)
    {
        _path = path;
        _text = File.ReadAllText(path).ReplaceLineEndings("\n");
    }

    /// <exception cref="GeneratorException">A declaration is of a form that the headers of this interface do not use.</exception>
    public static CHeader Read(string path, string syntaxTree)
    {
        HeaderReader reader = new(path);
        using var document = JsonDocument.Parse(syntaxTree, new JsonDocumentOptions { MaxDepth = 256 });
        reader.ReadScope(document.RootElement, new LocationTracker());
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader._text)));
        return new CHeader(Path.GetFileName(path), hash, reader._enums, reader._structs, reader._functions);
    }

    private void ReadScope(JsonElement scope, LocationTracker locations)
    {
        foreach (var node in Inner(scope))
        {
            if (Kind(node) == "LinkageSpecDecl")
            {
                locations.EnterWithoutChildren(node);
                ReadScope(node, locations);
            }
            else if (locations.FileOf(node) == _path)
            {
                ReadDeclaration(node);
            }
        }
    }

    private void ReadDeclaration(JsonElement node)
    {
        switch (Kind(node))
        {
            case "FunctionDecl":
                _functions.Add(ReadFunction(node));
                break;
            case "EnumDecl":
                _enums.Add(ReadEnum(node));
                break;
            case "CXXRecordDecl":
                _structs.Add(ReadStruct(node));
                break;
        }
    }

    private CFunction ReadFunction(JsonElement node)
    {
        var type = TypeOf(node);
        var parameters = Inner(node)
            .Where(child => Kind(child) == "ParmVarDecl")
            .Select(child => new CParameter(NameOf(child), TypeOf(child), OwnershipOf(child)));
        var (comment, since) = CommentOf(node);
        return new CFunction(
            NameOf(node),
            type[..type.IndexOf('(', StringComparison.Ordinal)].Trim(),
            OwnershipOf(node),
            [.. parameters],
            comment,
            since
        );
    }

    private static CEnum ReadEnum(JsonElement node)
    {
        List<(string, long)> members = [];
        var next = 0L;
        foreach (var child in Inner(node).Where(child => Kind(child) == "EnumConstantDecl"))
        {
            foreach (var expression in Inner(child).Where(inner => inner.TryGetProperty("value", out _)))
            {
                next = long.Parse(expression.GetProperty("value").GetString()!, CultureInfo.InvariantCulture);
            }

            members.Add((NameOf(child), next++));
        }

        return new CEnum(NameOf(node), CommentOf(node).Text, members);
    }

    private static CStruct ReadStruct(JsonElement node)
    {
        var fields = Inner(node)
            .Where(child => Kind(child) == "FieldDecl")
            .Select(child => (NameOf(child), TypeOf(child)));
        return new CStruct(NameOf(node), CommentOf(node).Text, [.. fields]);
    }

    // The dump names the attribute but not its text; the macro that made it stands where the attribute is expanded.
    private Ownership OwnershipOf(JsonElement node)
    {
        foreach (var attribute in Inner(node).Where(child => Kind(child) == "AnnotateAttr"))
        {
            var place = attribute.GetProperty("range").GetProperty("begin").GetProperty("expansionLoc");
            var mark = _text.Substring(place.GetProperty("offset").GetInt32(), place.GetProperty("tokLen").GetInt32());
            return mark switch
            {
                "__pd_give" => Ownership.Give,
                "__pd_take" => Ownership.Take,
                "__pd_keep" => Ownership.Keep,
                _ => throw new GeneratorException($"{_path}: '{mark}' of '{NameOf(node)}' is not an ownership mark."),
            };
        }

        return Ownership.Unmarked;
    }

    private static (string Text, string Since) CommentOf(JsonElement node)
    {
        string text = "",
            since = "";
        foreach (var part in Inner(node).Where(child => Kind(child) == "FullComment").SelectMany(Inner))
        {
            if (Kind(part) == "ParagraphComment")
            {
                text = $"{text} {TextOf(part)}".Trim();
            }
            else if (Kind(part) == "BlockCommandComment" && NameOf(part) == "since")
            {
                since = TextOf(part);
            }
        }

        return (text, since);
    }

    private static string TextOf(JsonElement node) =>
        node.TryGetProperty("text", out var text)
            ? text.GetString()!.Trim()
            : string.Join(' ', Inner(node).Select(TextOf).Where(part => part.Length > 0));

    private static IEnumerable<JsonElement> Inner(JsonElement node) =>
        node.TryGetProperty("inner", out var inner) ? inner.EnumerateArray() : [];

    private static string Kind(JsonElement node) => node.TryGetProperty("kind", out var kind) ? kind.GetString()! : "";

    private static string NameOf(JsonElement node) =>
        node.TryGetProperty("name", out var name) ? name.GetString()! : "";

    private static string TypeOf(JsonElement node) => node.GetProperty("type").GetProperty("qualType").GetString()!;
}
