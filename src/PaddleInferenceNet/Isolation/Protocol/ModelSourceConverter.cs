using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaddleInferenceNet;

/// <summary>A model as its kind and its full paths. That of a model in memory travels apart from it.</summary>
internal sealed class ModelSourceConverter : JsonConverter<ModelSource>
{
    private const string Files = "files";
    private const string Directory = "directory";
    private const string Archive = "archive";
    private const string AnyPath = "path";
    private const string Memory = "memory";

    public override void Write(Utf8JsonWriter writer, ModelSource value, JsonSerializerOptions options)
    {
        string[] parts = value switch
        {
            FileModelSource model =>
            [
                Files,
                Path.GetFullPath(model.ProgramPath),
                Path.GetFullPath(model.ParametersPath),
            ],
            DirectoryModelSource model => [Directory, Path.GetFullPath(model.Directory)],
            ArchiveModelSource model => [Archive, Path.GetFullPath(model.ArchivePath)],
            PathModelSource model => [AnyPath, Path.GetFullPath(model.Location)],
            MemoryModelSource => [Memory],
            _ => throw new JsonException($"A model of kind {value.GetType().Name} has no form here."),
        };
        writer.WriteStartArray();
        foreach (var part in parts)
        {
            writer.WriteStringValue(part);
        }

        writer.WriteEndArray();
    }

    public override ModelSource Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        List<string> parts = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            parts.Add(reader.GetString()!);
        }

        return parts switch
        {
            [Files, var program, var parameters] => new FileModelSource(program, parameters),
            [Directory, var path] => new DirectoryModelSource(path),
            [Archive, var path] => new ArchiveModelSource(path),
            [AnyPath, var path] => new PathModelSource(path),
            [Memory] => new MemoryModelSource(default, default),
            _ => throw new JsonException("A model is none of the known kinds."),
        };
    }
}
