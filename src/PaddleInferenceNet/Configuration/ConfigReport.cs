using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>What a library makes of a recipe.</summary>
/// <param name="Summary">All its settings as a table of text; empty with a model from memory, or before 2.2.2.</param>
/// <param name="Passes">The graph passes in their order; empty before 2.2.</param>
public sealed record ConfigReport(string Summary, ImmutableArray<string> Passes)
{
    /// <summary>Index of the device that models run on, from 0; 0 on the CPU.</summary>
    public int DeviceId { get; private init; }

    /// <summary>The share of the memory of the GPU that its pool takes at first; 0 without a GPU.</summary>
    public float GpuPoolFraction { get; private init; }

    internal static ConfigReport Of(PaddleConfig config)
    {
        var library = LibraryLoader.Current;
        var model = config.Model.Open();
        ConfigRules.CheckModel(config, model);
        using var native = ConfigWriter.Write(config, model, NullLogger.Instance);
        var hasSummary = !native.IsFromMemory && library.Has(nameof(PaddleApi.PD_ConfigSummary));
        return new ConfigReport(
            hasSummary ? native.Summary() : "",
            library.Has(nameof(PaddleApi.PD_ConfigAllPasses)) ? [.. native.Passes()] : []
        )
        {
            DeviceId =
                native.UsesGpu ? native.GpuDeviceId
                : native.UsesXpu ? native.XpuDeviceId
                : native.UsesCustomDevice ? native.CustomDeviceId
                : 0,
            GpuPoolFraction = native.UsesGpu ? native.GpuPoolFraction : 0,
        };
    }
}
