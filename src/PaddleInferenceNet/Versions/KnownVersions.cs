using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet;

/// <summary>The table of releases that are known to fail, from the data file beside this one.</summary>
internal static partial class KnownVersions
{
    private const string Resource = "PaddleInferenceNet.known-versions.json";
    private static readonly Lazy<KnownVersion[]> Table = new(Load);

    /// <summary>Every row.</summary>
    public static IReadOnlyList<KnownVersion> All => Table.Value;

    /// <summary>Fits a recipe to an official release: what would fail is left off with a warning, or refused.</summary>
    /// <exception cref="PaddleException">The release cannot do what is asked for.</exception>
    public static PaddleConfig Fit(PaddleConfig config, Version version, ILogger logger)
    {
        foreach (var row in Matching(version))
        {
            if (row.Action == KnownVersionAction.Refuse)
            {
                throw Refused(row, version, "no predictor is made on it");
            }

            if (row.Action == KnownVersionAction.WithoutMkldnn && config.Mkldnn)
            {
                if (config.Strict)
                {
                    throw Refused(row, version, "Mkldnn must be false on it");
                }

                Log.MkldnnLeftOff(logger, version, row.Symptom, row.Link);
                config = config with { Mkldnn = false, MkldnnBfloat16 = false, MkldnnInt8 = false };
            }
        }

        return config;
    }

    /// <summary>Whether a predictor of this release must stay on one thread.</summary>
    public static bool NeedsOneThread(Version version) =>
        Matching(version).Any(row => row.Action == KnownVersionAction.OneThread);

    private static IEnumerable<KnownVersion> Matching(Version version) =>
        All.Where(row => row.Covers(version, Platform()));

    private static string Platform() =>
        OperatingSystem.IsWindows() ? "windows"
        : OperatingSystem.IsMacOS() ? "macos"
        : "linux";

    private static PaddleException Refused(KnownVersion row, Version version, string rule) =>
        new(
            PaddleErrorCode.KnownBadVersion,
            nameof(PaddleConfig),
            $"The loaded library is version {version}, of which is known: {row.Symptom} ({row.Link}); {rule}. Load another release."
        );

    private static KnownVersion[] Load()
    {
        using var stream = typeof(KnownVersions).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, TableContext.Default.KnownVersionArray)!;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(KnownVersion[]))]
    private sealed partial class TableContext : JsonSerializerContext;
}
