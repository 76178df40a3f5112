using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>The published archives of the official library, newest release first.</summary>
public static partial class NativeCatalogue
{
    private const string Resource = "PaddleInferenceNet.natives.lock.json";
    private static readonly Lazy<ImmutableArray<NativeArchive>> Table = new(Load);

    /// <summary>Every archive.</summary>
    public static ImmutableArray<NativeArchive> All => Table.Value;

    /// <summary>The system and architecture of this process, such as <c>linux-x64</c>.</summary>
    public static string CurrentRuntimeIdentifier => LibrarySearch.PortableRuntimeIdentifier();

    /// <summary>The archive for a system.</summary>
    /// <param name="runtimeIdentifier">System and architecture; null for those of this process.</param>
    /// <param name="variant">What it was built with; null for the first of the system without GPU.</param>
    /// <param name="version">Release; null for the newest that has the variant.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static NativeArchive Find(string? runtimeIdentifier = null, string? variant = null, string? version = null)
    {
        var system = runtimeIdentifier ?? CurrentRuntimeIdentifier;
        var ofSystem = All.Where(archive => archive.RuntimeIdentifier == system).ToList();
        if (ofSystem.Count == 0)
        {
            var systems = string.Join(", ", All.Select(archive => archive.RuntimeIdentifier).Distinct());
            throw new ArgumentException(
                $"No official library is published for '{system}'; there are those for {systems}."
            );
        }

        return ofSystem.Find(archive =>
                (variant is null ? archive.Cuda is null : archive.Variant == variant)
                && (version is null || archive.Version == version)
            ) ?? throw None(system, variant, version, ofSystem);
    }

    private static ArgumentException None(
        string system,
        string? variant,
        string? version,
        IEnumerable<NativeArchive> ofSystem
    )
    {
        var wanted = string.Join(' ', new[] { version, variant }.Where(part => part is not null));
        var known = string.Join(", ", ofSystem.Select(archive => $"{archive.Version} {archive.Variant}"));
        return new ArgumentException($"There is no '{wanted}' for {system}; there are {known}.");
    }

    private static ImmutableArray<NativeArchive> Load()
    {
        using var stream = typeof(NativeCatalogue).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, NativeCatalogueContext.Default.ImmutableArrayNativeArchive);
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true
    )]
    [JsonSerializable(typeof(ImmutableArray<NativeArchive>))]
    private sealed partial class NativeCatalogueContext : JsonSerializerContext;
}
