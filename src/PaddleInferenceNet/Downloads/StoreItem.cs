namespace PaddleInferenceNet;

/// <summary>Something that is published as an archive and kept unpacked.</summary>
internal sealed record StoreItem
{
    /// <summary>Name of its folder in the store.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in the words of the messages, such as "model".</summary>
    public required string Kind { get; init; }

    /// <summary>Where its publisher keeps the archive.</summary>
    public required Uri Address { get; init; }

    /// <summary>How the archive's name ends, such as <c>.tar</c>.</summary>
    public required string Extension { get; init; }

    /// <summary>Most bytes of the archive.</summary>
    public required long MaxArchiveBytes { get; init; }

    /// <summary>SHA-256 of the archive; null where it is recorded at the first download.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The command that fetches it.</summary>
    public required string Command { get; init; }

    /// <summary>Published sizes are rounded, and some are old, so that an archive may have more bytes, up to this.</summary>
    public static long Limit(long? size, long most)
    {
        const long Slack = 64L * 1024 * 1024;
        return Math.Min(most, size is { } bytes ? (2 * bytes) + Slack : most);
    }
}
