namespace PaddleInferenceNet;

/// <summary>How much an archive may hold.</summary>
/// <param name="Entries">Most files, folders and links.</param>
/// <param name="Bytes">Most bytes of all files together.</param>
internal sealed record UnpackLimits(int Entries, long Bytes)
{
    /// <summary>Ten times what the largest published archive is known to hold.</summary>
    public static UnpackLimits Default { get; } = new(50_000, 20L * 1024 * 1024 * 1024);
}
