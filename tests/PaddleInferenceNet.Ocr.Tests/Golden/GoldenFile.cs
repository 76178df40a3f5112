using System.Text.Json;

namespace PaddleInferenceNet.Ocr.Tests.Golden;

/// <summary>Recorded outputs of the reference implementation.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(params ReadOnlySpan<string> parts)
    {
        using var stream = File.OpenRead(SharedData.Require(["golden", .. parts]));
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
