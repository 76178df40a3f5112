using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>What a library makes of a recipe.</summary>
/// <param name="Summary">All its settings as a table of text; empty with a model from memory, or before 2.2.2.</param>
/// <param name="Passes">The graph passes in their order; empty before 2.2.</param>
public sealed record ConfigReport(string Summary, ImmutableArray<string> Passes)
{
    internal static ConfigReport Of(PaddleConfig config)
    {
        var library = LibraryLoader.Current;
        using var native = ConfigWriter.Write(config, config.Model.Open(), NullLogger.Instance);
        var hasSummary = !native.IsFromMemory && library.Has(nameof(PaddleApi.PD_ConfigSummary));
        return new ConfigReport(
            hasSummary ? native.Summary() : "",
            library.Has(nameof(PaddleApi.PD_ConfigAllPasses)) ? [.. native.Passes()] : []
        );
    }
}
