namespace PaddleInferenceNet;

/// <summary>How far a download is.</summary>
/// <param name="Item">Name of the model or native library.</param>
/// <param name="Bytes">Bytes that are there, those of an earlier attempt included.</param>
/// <param name="TotalBytes">All bytes; null where the server does not say.</param>
public readonly record struct DownloadProgress(string Item, long Bytes, long? TotalBytes);
