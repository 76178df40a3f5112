namespace PaddleInferenceNet.Ocr.Models;

/// <summary>How large an archive may be.</summary>
internal static class ArchiveLimits
{
    private const long Slack = 64L * 1024 * 1024;

    /// <summary>Most bytes of the archive of a model, and of its files: published sizes are rounded, and some are old.</summary>
    public static long Of(ModelEntry model) =>
        Math.Min(ModelArchive.MaxBytes, model.Size is { } size ? (2 * size) + Slack : ModelArchive.MaxBytes);
}
