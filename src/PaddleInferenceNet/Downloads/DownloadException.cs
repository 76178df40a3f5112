namespace PaddleInferenceNet;

/// <summary>A model or a native library could not be fetched, or what was fetched is not it.</summary>
public sealed class DownloadException : PaddleException
{
    internal DownloadException(StoreItem item, string message, Exception? inner = null)
        : base(
            PaddleErrorCode.FileUnreadable,
            nameof(ArchiveStore),
            $"The {item.Kind} '{item.Name}' could not be installed: {message}",
            inner
        ) => Item = item.Name;

    /// <summary>Name of the model or native library.</summary>
    public string Item { get; }
}
