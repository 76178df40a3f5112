using System.Text.Json;

namespace PaddleInferenceNet.Bindings;

/// <summary>
/// Follows the file names in clang's JSON dump: a location states its file only where it differs from the location
/// printed before, so that every location must be visited in the order of the text.
/// </summary>
internal sealed class LocationTracker
{
    private string _file = "";

    /// <summary>The file in which a declaration is written, macros expanded; empty for what the compiler declares itself.</summary>
    public string FileOf(JsonElement node)
    {
        var file = EnterWithoutChildren(node);
        if (node.TryGetProperty("inner", out var inner))
        {
            Visit(inner);
        }

        return file;
    }

    /// <summary>As <see cref="FileOf"/>, for a node whose children the caller visits next.</summary>
    public string EnterWithoutChildren(JsonElement node)
    {
        var file = "";
        foreach (var property in node.EnumerateObject().Where(property => !property.NameEquals("inner")))
        {
            Visit(property.Value);
            if (property.NameEquals("loc") && property.Value.EnumerateObject().Any())
            {
                file = _file;
            }
        }

        return file;
    }

    private void Visit(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("offset", out _) && element.TryGetProperty("file", out var file))
            {
                _file = file.GetString()!;
            }

            foreach (var property in element.EnumerateObject())
            {
                // Who included the file is not a place the dump goes on from.
                if (!property.NameEquals("includedFrom"))
                {
                    Visit(property.Value);
                }
            }
        }
    }
}
